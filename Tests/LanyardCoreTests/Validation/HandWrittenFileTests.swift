import LanyardCore
import Testing

@Suite("The hand-written file, and the one that init writes")
struct HandWrittenFileTests {
    @Test("Its three faults are found where they are, and nothing besides")
    func faults() throws {
        let text = CanonicalFile.text
            .replacing("export USER_ACCOUNT=", with: "«USER_ACCOUNT»=")
            .replacing("REPO=\"${PROJECT_ID}-tune", with: "REPO=\"«${PROJECT}»-tune")
            .replacing("salt=3fa", with: "salt=«$(echo $RANDOM | md5sum | head -c3)»")
        let script = try MarkedScript(text)
        try #require(script.marks.count == 3)
        let findings = Rules.findings(in: CheckedScript(script.source))
        #expect(findings.map(\.rule) == ["unexported-global", "undefined-variable", "unstable-value"])
        #expect(findings.map(\.severity) == [.error, .error, .error])
        #expect(findings.map(\.start) == script.marks.map(\.start))
        #expect(findings.map(\.end) == script.marks.map(\.end))
        #expect(findings.map(\.text) == script.marks.map(\.text))
        #expect(findings[1].hints.first == "did you mean PROJECT_ID?")
    }

    @Test("The canonical file has none")
    func canonical() {
        expectNothing(in: CanonicalFile.text)
    }

    @Test("Names of rules are words with hyphens, each is one rule's, and each says what holds where it finds nothing")
    func names() {
        let names = Rules.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
        #expect(Rules.all.allSatisfy { $0.summary.hasSuffix(".") })
    }
}
