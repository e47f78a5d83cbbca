/// Lines that end in CR LF, as Windows writes them.
struct CRLFRule: ValidationRule {
    let name = "crlf"
    let summary = "Lines end in LF alone."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
