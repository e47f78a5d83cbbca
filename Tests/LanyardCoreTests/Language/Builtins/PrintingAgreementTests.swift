import Testing

@Suite("printf, echo and real bash")
struct PrintingAgreementTests {
    @Test("printf prints the same, and ends with the same code", arguments: ["C.UTF-8", "C"])
    func printf(_ locale: String) throws {
        try Agreement(environment: ["LC_ALL": locale]).check(answered: 50) { PrintingGenerator.printf(&$0) }
    }

    @Test("echo prints the same", arguments: ["C.UTF-8", "C"])
    func echo(_ locale: String) throws {
        try Agreement(environment: ["LC_ALL": locale]).check(answered: 50) { PrintingGenerator.echo(&$0) }
    }
}
