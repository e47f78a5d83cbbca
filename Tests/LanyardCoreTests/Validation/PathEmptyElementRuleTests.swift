import LanyardCore
import Testing

@Suite("path-empty-element")
struct PathEmptyElementRuleTests {
    @Test("what it leaves alone", arguments: ["export X=a::b\n", "export MANPATH=:/x\n", "export INFOPATH=/x:\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("every assignment counts, and one that keeps what it finds is innocent")
    func each() throws {
        let marked = try MarkedScript("export PATH=«/a::$PATH»\nPATH+=:/b\nexport PATH=/opt:$PATH\n")
        let found = Rules.findings(in: CheckedScript(marked.source, environment: { $0 == "PATH" ? "/bin" : nil }))
            .filter { $0.rule == "path-empty-element" }
        #expect(found.map(\.range) == marked.marks.map(\.range))
        let fixed = String(decoding: FixedText(marked.source.bytes, found).bytes, as: UTF8.self)
        #expect(fixed == "export PATH=/a:$PATH\nPATH+=:/b\nexport PATH=/opt:$PATH\n")
        let kept = CheckedScript(
            SourceText(path: "env.sh", bytes: Array("export PATH=/opt:$PATH\n".utf8)),
            environment: { $0 == "PATH" ? "/bin::/usr/bin" : nil }
        )
        #expect(Rules.findings(in: kept).filter { $0.rule == "path-empty-element" } == [])
    }

    @Test(
        "a colon to which something is joined stays",
        arguments: [
            "export PYTHONPATH=src:\nPYTHONPATH=${PYTHONPATH}lib:\nexport PYTHONPATH=\"$PYTHONPATH$HOME/x:\"\n",
            "export PYTHONPATH=src:\nPYTHONPATH+=lib:\n",
            "export PYTHONPATH=:lib\nPYTHONPATH=\"src\"$PYTHONPATH:$EMPTY\n",
            "f() { export PYTHONPATH=\"$PYTHONPATH$1:\"; }\nf a\nf b\n",
        ]
    )
    func joined(_ text: String) {
        let environment = ["HOME": "/home/me", "PYTHONPATH": "/a:", "EMPTY": ""]
        #expect(mended(text, by: "path-empty-element", environment: environment) == text)
    }

    @Test("where a colon follows anyway, the stray one goes")
    func apart() {
        let text = "export PYTHONPATH=src:\nPYTHONPATH=\"${PYTHONPATH}\":lib\n"
        #expect(
            mended(text, by: "path-empty-element") == "export PYTHONPATH=src\nPYTHONPATH=\"${PYTHONPATH}\":lib\n"
        )
    }

    @Test(
        "a stray colon is found, and removed where it is written out",
        arguments: [
            (":$PATH", "$PATH"), ("$PATH:", "$PATH"), ("/a::$PATH", "/a:$PATH"), ("\":/a:$PATH\"", "\"/a:$PATH\""),
            ("$EMPTY:$PATH", nil), ("${PATH::4}:", "${PATH::4}"),
        ] as [(String, String?)]
    )
    func bad(_ value: String, _ mended: String?) throws {
        let bytes = Array("export PATH=\(value)\n".utf8)
        let variables: [String: ByteString] = ["PATH": "/bin", "EMPTY": ""]
        let script = CheckedScript(
            SourceText(path: "env.sh", bytes: bytes),
            environment: { variables[$0] },
            isAllowed: true
        )
        let found = Rules.findings(in: script).filter { $0.rule == "path-empty-element" }
        #expect(found.count == 1)
        let fixed = FixedText(bytes, found).bytes
        #expect(String(decoding: fixed, as: UTF8.self) == "export PATH=\(mended ?? value)\n")
    }

    @Test(
        "a part that may be empty brings its colon along",
        arguments: [
            ("\"src:${PYTHONPATH:-}\"", "\"src${PYTHONPATH:+:$PYTHONPATH}\""),
            ("src:${PYTHONPATH-}", "src${PYTHONPATH:+:$PYTHONPATH}"),
            ("\"${PYTHONPATH:-}:src\"", "\"${PYTHONPATH:+$PYTHONPATH:}src\""),
            ("\"a:${NONE:-}:b\"", "\"a${NONE:+:$NONE}:b\""),
            // One that has a value keeps its words, whatever it might be elsewhere.
            ("\"${FULL:-}:${PYTHONPATH:-}\"", "\"${FULL:-}${PYTHONPATH:+:$PYTHONPATH}\""),
            ("\"${PYTHONPATH:-src}:\"", "\"${PYTHONPATH:-src}\""),
            // A folder's name is no part of its own.
            ("\"a:${NONE:-}b:\"", "\"a:${NONE:-}b\""), ("\"/opt${NONE:-}:\"", "\"/opt${NONE:-}\""),
        ]
    )
    func empty(_ value: String, _ fixed: String) {
        #expect(
            mended("export PYTHONPATH=\(value)\n", by: "path-empty-element", environment: ["FULL": "/full"])
                == "export PYTHONPATH=\(fixed)\n"
        )
    }

    @Test("only the first assignment can find the path empty")
    func grown() {
        let text = "export PYTHONPATH=\"${PYTHONPATH:-}:src\"\nexport PYTHONPATH=\"lib:${PYTHONPATH:-}\"\n"
        #expect(
            mended(text, by: "path-empty-element")
                == "export PYTHONPATH=\"${PYTHONPATH:+$PYTHONPATH:}src\"\nexport PYTHONPATH=\"lib:${PYTHONPATH:-}\"\n"
        )
    }
}
