import LanyardCore
import Testing

@Suite("path-clobbered")
struct PathClobberedRuleTests {
    @Test("what it leaves alone", arguments: ["export PATHS=/x\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("every assignment counts")
    func each() throws {
        let marked = try MarkedScript(
            "export PATH=«/x»\nexport PATH=$PATH:/y\nold=$PATH\nPATH=$old:/z\nif true; then PATH=«/w»; fi\nPATH+=:/v\n"
                + "new=$PATH\nnew=$new:/u\nPATH=$new\n"
        )
        let found = Rules.findings(in: CheckedScript(marked.source)).filter { $0.rule == "path-clobbered" }
        #expect(found.map(\.range) == marked.marks.map(\.range))
    }

    @Test(
        "what keeps it by other ways is fine",
        arguments: [
            "f() { echo \"$1:$PATH\"; }\nexport PATH=$(f /x)\n",
            "printf -v P '%s:%s' /x \"$PATH\"\nexport PATH=$P\n", "read -r P <<< \"/x:$PATH\"\nexport PATH=$P\n",
            "OLD=$PATH\nPATH=\nfor d in /a /b; do PATH=\"${PATH:+$PATH:}$d\"; done\nexport PATH=\"$PATH:$OLD\"\n",
            "if [ -z \"$PATH\" ]; then PATH=/usr/bin:/bin; fi\n",
        ]
    )
    func ways(_ text: String) {
        #expect(rules(text).contains("path-clobbered") == false)
    }

    @Test(
        "that a value in plain text holds the same folders is chance, and a part is not enough",
        arguments: ["export PATH=/x:/usr/bin:/bin\n", "read -r P <<< /x:/bin\nexport PATH=$P\n"]
    )
    func chance(_ text: String) {
        #expect(rules(text).contains("path-clobbered"))
    }

    private func rules(_ text: String) -> [String] {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source, environment: { $0 == "PATH" ? "/usr/bin:/bin" : nil }, isAllowed: true)
        return Rules.findings(in: script).map(\.rule)
    }

    @Test(
        "only what keeps the old PATH is fine",
        arguments: [("/x", 1), ("/x:$PATH", 0), ("${PATH}:/x", 0), ("${PATH:+$PATH:}/x", 0)]
    )
    func bad(_ value: String, _ count: Int) {
        let source = SourceText(path: "env.sh", bytes: Array("export PATH=\(value)\n".utf8))
        let script = CheckedScript(source, environment: { $0 == "PATH" ? "/bin" : nil }, isAllowed: true)
        #expect(Rules.findings(in: script).count { $0.rule == "path-clobbered" } == count)
    }
}
