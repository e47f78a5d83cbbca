import LanyardCore
import Testing

@Suite("duplicate-assignment")
struct DuplicateAssignmentRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export «A»=1\nexport A=2\n",
                .warning,
                "A is set again in line 2, before anything uses it",
                "keep one of the two lines"
            ),
            RuleCase(
                "export «TZ»=UTC\nexport X=1\nexport TZ=CET\n",
                .warning,
                "TZ is set again in line 3, before anything uses it",
                "keep one of the two lines"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "duplicate-assignment")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export A=1\nexport B=$A\nexport A=2\n", "export A=1\nexport A=$A:2\n", "export A=1\nA+=2\n",
            "export A=1\nif [ -n \"$HOME\" ]; then export A=2; fi\n", "export A=1\n[ \"$A\" = 1 ] && export A=2\n",
            "f() { A=1; }\nexport A=2\n", "X=\"a b\"\nIFS=,\nexport A=${X%b}\nIFS=' '\n",
            "X=1\nexport TZ=UTC\nexport A=$X\nexport TZ=CET\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text, isAllowed: true)
    }
}
