import Testing

@Suite("undefined-variable")
struct UndefinedVariableRuleTests {
    @Test(
        "each use is marked, with what was probably meant",
        arguments: [
            RuleCase(
                "export PROJECT_ID=ray-whisper\nexport REPO=\"«${PROJECT}»-tune\"\n",
                "PROJECT is not set",
                "did you mean PROJECT_ID?",
                "set it before, or write ${PROJECT:-default}"
            ),
            RuleCase(
                "export REGION=us-central1\nx=«$REGOIN»\n",
                "REGOIN is not set",
                "did you mean REGION?",
                "set it before, or write ${REGOIN:-default}"
            ),
            RuleCase(
                "y=\"ä«$later»\"\nlater=1\n",
                "later is not set",
                "it is set further down: move that line up",
                "set it before, or write ${later:-default}"
            ),
            RuleCase(
                "y=«$nowhere»-«${nowhere}»\n",
                "nowhere is not set",
                "set it before, or write ${nowhere:-default}"
            ),
            RuleCase(
                "export BUCKET_NAME=«$BUCKET»-x\n",
                "BUCKET is not set",
                "set it before, or write ${BUCKET:-default}"
            ),
            RuleCase("a=1\nb=«$c»\n", "c is not set", "set it before, or write ${c:-default}"),
            RuleCase(
                "my_region=x\nregions=«$my_regio»\nmy_regioo=1\n",
                "my_regio is not set",
                "did you mean my_region?",
                "set it before, or write ${my_regio:-default}"
            ),
            RuleCase("y=«~»/x\n", "~ stands for $HOME, which is not set", "write the folder"),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "undefined-variable")
    }

    @Test(
        "set before, defaulted, quoted or escaped",
        arguments: ["a=1\nb=$a\n", "b=${a:-1}\n", "b='$a'\n", "b=\\$a\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("what the caller exports counts as set")
    func environment() {
        expectNothing(in: "b=$a\nc=~\n", environment: ["a": "1", "HOME": "/home/me"])
    }
}
