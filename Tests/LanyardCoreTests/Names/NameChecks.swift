import LanyardCore
import Testing

/// A text, and what is wrong with it; nil: nothing.
typealias NameCase = (text: String, problem: NameProblem?)

func problem(_ message: String, hint: String? = nil) -> NameProblem {
    NameProblem(message, hint: hint)
}

func warning(_ message: String, hint: String? = nil) -> NameProblem {
    NameProblem(message, hint: hint, isWarning: true)
}

extension String {
    init(repeated text: String, _ count: Int) {
        self.init(repeating: text, count: count)
    }
}

extension NameProblem {
    /// What a person is told; what `--fix` writes is compared on its own.
    var told: NameProblem { NameProblem(message, hint: hint, isWarning: isWarning) }
}
