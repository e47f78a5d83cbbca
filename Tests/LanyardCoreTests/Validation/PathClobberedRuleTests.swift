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
        "only what keeps the old PATH is fine",
        arguments: [("/x", 1), ("/x:$PATH", 0), ("${PATH}:/x", 0), ("${PATH:+$PATH:}/x", 0)]
    )
    func bad(_ value: String, _ count: Int) {
        let source = SourceText(path: "env.sh", bytes: Array("export PATH=\(value)\n".utf8))
        let script = CheckedScript(source, environment: { $0 == "PATH" ? "/bin" : nil }, isAllowed: true)
        #expect(Rules.findings(in: script).count { $0.rule == "path-clobbered" } == count)
    }
}
