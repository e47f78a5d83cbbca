import Testing

@Suite("Patterns and real bash")
struct PatternAgreementTests {
    @Test("What is removed, replaced, matched and cut is the same, in ASCII")
    func ascii() throws {
        try Agreement().check(answered: 60) { PatternGenerator.ascii.script(&$0) }
    }

    @Test("In UTF-8, where a character may have many bytes")
    func utf8() throws {
        try Agreement().check(answered: 60) { PatternGenerator.wide.script(&$0) }
    }

    @Test("In the locale C, where each byte is a character")
    func bytes() throws {
        try Agreement(environment: ["LC_ALL": "C"]).check(answered: 60) { PatternGenerator.wide.script(&$0) }
    }
}
