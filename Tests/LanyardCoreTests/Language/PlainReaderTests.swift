import Testing

@testable import LanyardCore

/// The fast lane of the language against the whole of it.
@Suite("Plain files")
struct PlainReaderTests {
    private static let caller = ["HOME": "/home/user", "OUTER": "out er", "PATH": "/bin"]

    private static func environment(_ name: String) -> ByteString? {
        caller[name].map { ByteString($0) }
    }

    private static func fast(_ bytes: [UInt8]) -> Evaluation? {
        PlainReader.read(bytes, environment: environment)
    }

    private static func whole(_ bytes: [UInt8]) -> Evaluation? {
        try? EnvScript.parse(SourceText(path: "env.sh", bytes: bytes)).evaluate(environment: environment)
    }

    @Test("the file that init writes is one")
    func canonical() throws {
        let template = EnvTemplate(
            account: "username@domain.com",
            project: "ray-whisper",
            region: "us-central1",
            serviceAccountName: "ray-ai-training",
            repository: EnvTemplate.repository(of: "ray-whisper"),
            salt: "3fa"
        )
        let bytes = Array(template.text.utf8)
        let evaluation = try #require(PlainReaderTests.fast(bytes))
        #expect(evaluation.variables == PlainReaderTests.whole(bytes)?.variables)
        #expect(evaluation.exports.count == 9)
    }

    @Test("have the values, the order and the places that the whole reader finds, whatever lines they are made of")
    func differential() {
        let lines = [
            "A=1", "export A=2", "export B=\"$A\"", "export B=\"${A}-${OUTER}\"", "C='it is \" $A'", "# é \" ' $(",
            "", "OUTER=x", "export D=a.b/c@d:e+f,g-h", "E=", "export E=\"\"", "F=\"a\"'b'c", "export G=\"${A:-x}\"",
            "H=$A", "I=~", "J=a:~", "K=\"\\$\"", "L=\"`x`\"", "export M", "N = 1", " O=1", "P=1 ", "Q=1 # r", "R=é",
            "export S=\"é\"", "unset A", "set -a", "readonly T=1", "U=\"a\nb\"", "V='a", "W=\"a", "X=\"$MISSING\"",
            "LC_ALL=C", "PWD=/x", "RANDOM=1", "IFS=x", "PATH=/x:y", "Y=\"$IFS\"", "Z=\"$PATH\"", "1A=1", "=x",
            "a=b;c=d",
            "BB=a\tb", "CC=\u{1}", "DD=x\r", "export  EE=1", "FF=\"$1\"", "GG=\"$\"", "HH=\"${A\"", "II=\"$$\"", "JJ=*",
        ]
        var random = SeededGenerator(state: 7)
        var plain = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...6, using: &random)
            // Mostly plain ones, or no file would be plain.
            let limit = Bool.random(using: &random) ? 12 : lines.count
            let text =
                (0..<count).map { _ in lines[Int.random(in: 0..<limit, using: &random)] }
                .joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
            let bytes = Array(text.utf8)
            guard let fast = PlainReaderTests.fast(bytes) else { continue }
            plain += 1
            let whole = PlainReaderTests.whole(bytes)
            #expect(whole?.problems == [], "\(text.debugDescription)")
            #expect(fast.variables == whole?.variables, "\(text.debugDescription)")
            #expect(fast.unsetNames == whole?.unsetNames, "\(text.debugDescription)")
        }
        #expect(plain > 5000, "too few files are plain to show anything")
    }

    @Test("nothing that the generator of nasty files makes is read in another way")
    func nasty() {
        var generator = ScriptGenerator(seed: 11)
        for _ in 0..<5000 {
            let bytes = generator.script()
            guard let fast = PlainReaderTests.fast(bytes) else { continue }
            let whole = PlainReaderTests.whole(bytes)
            #expect(fast.variables == whole?.variables && whole?.problems == [], "\(visible(ByteString(bytes)))")
        }
    }
}
