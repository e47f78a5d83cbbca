import LanyardCore
import Testing

/// Every rule's page: its examples are tests.
@Suite("Pages of rules")
struct DocumentationTests {
    static let names = Rules.all.map(\.name)

    private func rule(_ name: String) throws -> any ValidationRule {
        try #require(Rules.all.first { $0.name == name })
    }

    @Test("say why, and by whose word", arguments: names)
    func words(_ name: String) throws {
        let documentation = try rule(name).documentation
        #expect(documentation.explanation.hasSuffix("."))
        #expect(documentation.explanation.count > 60)
        #expect(!documentation.source.isEmpty)
        #expect(!documentation.good.isEmpty)
    }

    @Test("have bad examples, in which the rule finds what is marked", arguments: names)
    func bad(_ name: String) throws {
        let documentation = try rule(name).documentation
        try #require(!documentation.bad.isEmpty)
        for example in documentation.bad {
            let script = try MarkedScript(example)
            try #require(!script.marks.isEmpty, "\(example)")
            let checked = CheckedScript(
                script.source,
                environment: { documentation.environment[$0].map { ByteString($0) } },
                gcloudProject: { documentation.gcloudProject }
            )
            let found = Rules.findings(in: checked).filter { $0.rule == name }
            #expect(found.map(\.range) == script.marks.map(\.range), "\(example)")
            #expect(found.map(\.start) == script.marks.map(\.start), "\(example)")
        }
    }

    @Test("have good examples, in which it finds nothing", arguments: names)
    func good(_ name: String) throws {
        for example in try rule(name).documentation.good {
            let source = SourceText(path: "env.sh", bytes: Array(example.utf8))
            #expect(Rules.findings(in: CheckedScript(source)).filter { $0.rule == name } == [], "\(example)")
        }
    }
}
