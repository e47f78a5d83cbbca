/// A value with which no program can be started: execve(2), MAX_ARG_STRLEN.
struct ValueTooLongRule: ValidationRule {
    let name = "value-too-long"
    let summary = "Every value is short enough for the environment of a program."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
