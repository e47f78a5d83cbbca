import LanyardCore
import LanyardSystem

/// Collects what `lanyard init` must know: from flags, else from questions on a terminal, else from defaults.
struct InitAnswers {
    /// An answer of more bytes is no name of anything.
    private static let limit = 4096

    let world: World
    let isTerminal: Bool
    private var missing: [String] = []

    init(_ world: World) {
        self.world = world
        // A question that nobody sees is none.
        isTerminal = world.streams.isTerminal(.input) && world.streams.isTerminal(.error)
    }

    /// - Parameters:
    ///   - flag: what the flag said.
    ///   - fallback: what holds without an answer.
    ///   - suggestion: what is offered on a terminal, but never taken unseen.
    /// - Returns: empty where it is missing, which ``requireAll()`` then tells.
    mutating func answer(
        _ question: InitQuestion,
        flag: String?,
        fallback: String?,
        suggestion: String? = nil
    ) throws(Failure) -> String {
        if let flag {
            try accept(flag, question)
            return flag
        }
        if isTerminal { return try ask(question, offered: fallback ?? suggestion) }
        if let fallback { return fallback }
        missing.append(question.flag)
        return ""
    }

    /// One error for all that is missing.
    func requireAll() throws(Failure) {
        guard !missing.isEmpty else { return }
        throw Failure(
            "without a terminal to ask on, lanyard init needs " + missing.joined(separator: ", "),
            hint: "lanyard init --account username@domain.com --project PROJECT --region us-central1 "
                + "--service-account-name NAME",
            exitCode: .usage
        )
    }

    private func accept(_ text: String, _ question: InitQuestion) throws(Failure) {
        guard let problem = question.check(text) else { return }
        let message = "\(question.flag) is \"\(visible(text))\": \(problem.message)"
        guard problem.isWarning else {
            throw Failure(message, hint: problem.hint ?? "what it may be: lanyard init --help", exitCode: .usage)
        }
        Report(world).warning(message)
    }

    /// Asks until the answer is one.
    private func ask(_ question: InitQuestion, offered: String?) throws(Failure) -> String {
        while true {
            let prompt = question.words + (offered.map { " [\(visible($0))]" } ?? "") + ": "
            _ = world.streams.write(Array(prompt.utf8), .error)
            guard let line = world.streams.readLine(InitAnswers.limit) else {
                _ = world.streams.write([UInt8(ascii: "\n")], .error)
                throw Failure(
                    "the questions were not answered, so nothing is written",
                    hint: "answer them all, or give flags: lanyard init --help"
                )
            }
            let typed = trimmed(line)
            guard let text = typed.isEmpty ? offered : typed else { continue }
            guard let problem = question.check(text) else { return text }
            if problem.isWarning {
                Report(world).warning(problem.message)
                return text
            }
            Report(world).failure(Failure(problem.message, hints: problem.hint.map { [$0] } ?? []))
        }
    }

    private func trimmed(_ line: [UInt8]) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
        let end = line.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0
        return String(decoding: line[..<end].drop(while: isSpace), as: UTF8.self)
    }
}
