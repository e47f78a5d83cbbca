import LanyardCore
import Testing

@Suite("smart-quotes")
struct SmartQuotesRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export X=«“ray”»\n",
                "these quotes do not quote: they become a part of the value",
                "write ' or \" instead"
            ),
            RuleCase(
                "X=«“a b”»\nexport X\n",
                "these quotes do not quote, and the shell would run what follows the blank",
                "write ' or \" instead"
            ),
            RuleCase(
                "export X=«‘a b’»\n",
                "these quotes do not quote, and the shell would take what follows the blank for a name",
                "write ' or \" instead"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "smart-quotes")
    }

    @Test("what it leaves alone", arguments: ["export X='“quoted”'\n", "# “remark”\nexport X=1\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "become double quotes where these held the same",
        arguments: [
            ("export X=“it’s”\n", "export X=\"it’s\"\n"),
            ("export X=“it’s here”\n", "export X=\"it’s here\"\n"), ("X=“it’s here”\n", "X=\"it’s here\"\n"),
            ("export X=“a $HOME”\n", "export X=\"a $HOME\"\n"), ("X=“a $HOME”\n", "X=\"a $HOME\"\n"),
            ("X=“$HOME a”\n", "X=\"$HOME a\"\n"), ("export X=‘a b’\n", "export X='a b'\n"),
            ("export X=“a\\b”\n", "export X=“a\\b”\n"), ("export X=‘it’s’\n", "export X=‘it’s’\n"),
            ("export X=‘--lr=$HOME’\n", "export X=‘--lr=$HOME’\n"),
        ]
    )
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text, by: "smart-quotes", environment: ["HOME": "/h"]) == expected)
    }
}
