/// Lines that end in CR LF, as Windows writes them.
struct CRLFRule: ValidationRule {
    let name = "crlf"
    let summary = "Lines end in LF alone."
    let documentation = RuleDocumentation(
        explanation: """
            bash takes the CR for a part of the value: PROJECT_ID is then ray-whisper and a CR, which no message \
            shows and every API refuses.
            """,
        source: "POSIX, 3.206 Line; bash(1)",
        bad: [
            "x=1«\r»\ny=2\r\n"
        ],
        good: [
            "x=1\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script).map { finding in
            var finding = finding
            let bytes = script.source.bytes
            let ends = bytes.indices.filter { index in
                bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
            }
            finding.fix = Fix(ends.map { Fix.Edit($0..<($0 + 1), "") })
            return finding
        }
    }
}
