/// A value with which no program can be started: execve(2), MAX_ARG_STRLEN.
struct ValueTooLongRule: ValidationRule {
    let name = "value-too-long"
    let summary = "Every value is short enough for the environment of a program."
    let documentation = RuleDocumentation(
        explanation: """
            The kernel refuses to start any program whose environment holds a NAME=value of more than 131,071 \
            bytes: with such a variable exported, not even ls runs. Keep the text in a file, and name that.
            """,
        source: "execve(2), Limits on size of arguments and environment",
        bad: [
            // 16 bytes, doubled 13 times.
            "x=0123456789abcdef\nfor i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do x=$x$x; done\nexport «LONG»=$x\n"
        ],
        good: [
            "export x=short\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
