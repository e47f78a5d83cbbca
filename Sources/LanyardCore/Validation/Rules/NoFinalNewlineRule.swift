/// A last line without an end.
struct NoFinalNewlineRule: ValidationRule {
    let name = "no-final-newline"
    let summary = "The last line ends with a newline."
    let documentation = RuleDocumentation(
        explanation: """
            A line that a tool appends (echo export X=1 >> env.sh) then goes on with the last one, and loops \
            with read never see it. One file in four in the wild lacks it.
            """,
        source: "POSIX, 3.206 Line",
        bad: [
            "export A=1\nexport B=«2»"
        ],
        good: [
            "export A=1\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let bytes = script.source.bytes
        guard let last = bytes.last, last != UInt8(ascii: "\n"), !bytes.contains(0) else { return [] }
        var start = bytes.count - 1
        while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
        return [
            finding(
                .warning,
                start..<bytes.count,
                in: script,
                "the last line does not end with a newline",
                hints: ["append one, or: lanyard check --fix"],
                fix: Fix([Fix.Edit(bytes.count..<bytes.count, "\n")])
            )
        ]
    }
}
