/// What is said of commands that are not followed.
extension Evaluator {
    private static let runsProgram = "a command substitution would run a program each time that env.sh is read"
    private static let insteadOfProgram = "write the resulting value, or move the command to a script of its own"

    mutating func refuseCommand(_ words: [ByteString], _ command: Range<Int>) -> GivenUp {
        let range = blamed(command)
        switch words.first?.text {
        case "exit" where outermost != nil:
            return refuse(
                range,
                "exit ends this substitution alone, and is not followed here",
                "write the value itself"
            )
        case "exec" where outermost != nil: break
        case "exit", "exec":
            let wayOut = words.first == "exit" ? "write return instead" : "move it to a script of its own"
            report("exit-in-sourced-file", range, "this ends the shell that sources env.sh", [wayOut])
            return GivenUp()
        case "eval": return refuse(range, "eval runs a text that nobody has read", "write the assignment itself")
        case "trap": return refuse(range, "trap changes the shell that sources env.sh", "remove the line")
        case .some(let name) where output == nil && MutatingPrograms.contains(name):
            report(
                "mutating-command",
                range,
                "this would run each time that env.sh is sourced",
                [Evaluator.insteadOfProgram]
            )
            return GivenUp()
        default: break
        }
        return refuse(
            range,
            output == nil
                ? "only variables are set here, and no other command is run"
                : Evaluator.runsProgram,
            Evaluator.insteadOfProgram
        )
    }

    mutating func refuseAssignments(
        before name: String,
        _ command: SimpleCommand,
        _ range: Range<Int>
    ) -> GivenUp {
        var words = range
        if case .word(let word) = command.words.first { words = word.range.lowerBound..<range.upperBound }
        return refuse(words, "assignments before \(name) are not read here", "write them on a line before")
    }

    /// `X=a b` runs `b`.
    mutating func refuseCommand(
        behind assignment: Assignment,
        _ command: SimpleCommand,
        _ range: Range<Int>
    ) -> GivenUp {
        if let end = endOfSmartQuotes(assignment) {
            let range = assignment.valueRange.lowerBound..<end
            report(
                "smart-quotes",
                range,
                "these quotes do not quote, and the shell would run what follows the blank",
                ["write ' or \" instead"]
            )
            return GivenUp()
        }
        var words = range
        if case .word(let word) = command.words.first {
            words = word.range.lowerBound..<max(word.range.upperBound, range.upperBound)
        }
        if output != nil {
            let text = script.source.bytes[range]
            if UnstableCommands.isUnstable(text) || UnstableCommands.runsDate(text) { return refuseUnstable(range) }
            return refuse(blamed(words), Evaluator.runsProgram, Evaluator.insteadOfProgram)
        }
        let name = assignment.name.text
        return refuse(
            blamed(words),
            "the shell would run this as a command",
            assignment.valueRange.isEmpty
                ? "write \(name)=… without the blank behind =" : "a value with spaces must be quoted: \(name)='a b'"
        )
    }

    func endOfSmartQuotes(_ assignment: Assignment) -> Int? {
        let bytes = script.source.bytes
        let range = assignment.valueRange
        guard SmartQuotes.first(in: bytes[range]) == range.lowerBound else { return nil }
        return SmartQuotes.end(of: range.lowerBound, in: bytes)
    }
}
