extension Failure {
    /// For the way from one program of ours to the other, and to those who wait for the same token.
    package var json: JSON {
        [
            "message": .string(message), "hints": .array(hints.map { .string($0) }),
            "code": .number(String(exitCode.rawValue)), "causes": .array(causes.map(\.json)),
        ]
    }

    package init?(json: JSON) {
        guard let message = json["message"]?.string, let hints = json["hints"]?.array,
            let code = json["code"]?.integer.flatMap({ ExitCode(rawValue: Int32(clamping: $0)) }),
            let causes = json["causes"]?.array
        else { return nil }
        self.init(
            message,
            hints: hints.compactMap(\.string),
            exitCode: code,
            causes: causes.compactMap { Failure(json: $0) }
        )
    }

    /// The same, read from where others may write as well: in it nothing is left that a terminal would obey.
    package var shown: Failure {
        Failure(
            visible(message),
            hints: hints.map { visible($0) },
            exitCode: exitCode,
            causes: causes.map(\.shown)
        )
    }
}
