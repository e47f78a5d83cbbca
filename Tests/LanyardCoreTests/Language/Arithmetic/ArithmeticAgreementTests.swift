import Testing

@Suite("Arithmetic and real bash")
struct ArithmeticAgreementTests {
    @Test("An expression's value, and what it sets, are those of bash")
    func values() throws {
        try Agreement().check(answered: 40) { ArithmeticGenerator.script(&$0) }
    }

    @Test("What bash is said not to read, it does not")
    func failures() throws {
        try Agreement().checkFailures(because: "bash cannot read this arithmetic") {
            ArithmeticGenerator.plainScript(&$0)
        }
    }
}
