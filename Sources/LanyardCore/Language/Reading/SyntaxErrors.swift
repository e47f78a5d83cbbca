/// What is said of words that bash cannot read, or not as they were meant.
extension ScriptReader {
    /// Whatever stands here cannot stand here.
    mutating func unexpected() -> Diagnostic {
        let start = cursor.offset
        guard let byte = cursor.peek() else {
            let end = cursor.limit
            return syntax(max(0, min(lastEnd, end) - 1)..<end, "the file ends in the middle of a command", "finish it")
        }
        switch byte {
        case UInt8(ascii: "\n"):
            return syntax(start..<(start + 1), "the line ends in the middle of a command", "finish it")
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return syntax(start..<(start + 1), "a parenthesis cannot stand here", "quote the value")
        case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
            let isDouble = cursor.raw(1) == byte
            return syntax(
                start..<(start + (isDouble ? 2 : 1)),
                "there is no command before this \(String(repeating: String(Unicode.Scalar(byte)), count: isDouble ? 2 : 1))",
                "remove it"
            )
        default: break
        }
        if let word = reservedWord() {
            return syntax(
                start..<(start + word.rawValue.utf8.count),
                "\(word.rawValue) cannot stand here",
                word.isCloser ? "remove it, or write what it closes" : "remove it"
            )
        }
        cursor.skip { !$0.isMeta }
        return syntax(start..<max(start + 1, cursor.offset), "this cannot stand here", "remove it")
    }

    /// The command's name is none, but looks like an assignment that went wrong.
    mutating func checkFirst(_ word: Word, _ command: SimpleCommand, _ start: Int) throws(Diagnostic) {
        if let last = command.assignments.last, case .word(let value) = last.value, value.parts.isEmpty,
            command.redirections.isEmpty, !isKnownCommand(word)
        {
            throw spaces(
                word.range.lowerBound..<word.range.upperBound,
                "there is a space behind =",
                "write \(last.name.text)=value without spaces"
            )
        }
        guard let text = word.bareText, let equals = text.firstIndex(of: "=") else {
            guard let text = word.bareText, isName(text.utf8) else { return }
            let here = cursor
            skipBlanks()
            defer { cursor = here }
            guard cursor.offset > word.range.upperBound, cursor.raw(0) == UInt8(ascii: "="),
                cursor.raw(1) != UInt8(ascii: "=")
            else { return }
            throw spaces(
                word.range.lowerBound..<(cursor.offset + 1),
                "there is a space before =",
                "write \(text)=value without spaces"
            )
        }
        let name = text[..<equals]
        guard !name.isEmpty, !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "[") }) else {
            return
        }
        throw syntax(
            word.range.lowerBound..<(word.range.lowerBound + name.utf8.count),
            "this is no variable's name: letters, digits and _ only, and no digit first",
            "choose another name"
        )
    }

    /// `IFS= read X` is meant so, and `IFS= "$PROGRAM"` may be.
    private func isKnownCommand(_ word: Word) -> Bool {
        guard let bytes = word.literalBytes else { return !isValue(word) }
        return String(validating: bytes, as: UTF8.self).map { ShellBuiltins.contains($0) } ?? true
    }

    /// `${PROJECT_ID}-x`, `$HOME/x`: text beside what is expanded, as no command and no list of names has it.
    private func isValue(_ word: Word) -> Bool {
        word.parts.contains { part in
            if case .literal(let bytes, _) = part { !bytes.isEmpty } else { false }
        }
    }

    mutating func checkLater(_ word: Word, _ command: SimpleCommand, declares: Bool) throws(Diagnostic) {
        guard declares else { return }
        let smart = openSmartQuotes(command)
        guard let text = word.bareText ?? (smart == nil ? nil : "“") else {
            let literal = word.literalBytes
            guard literal.map({ !isName($0) }) ?? isValue(word), case .assignment(let before) = command.words.last,
                case .word(let value) = before.value, value.parts.isEmpty
            else { return }
            throw spaces(word.range, "there is a space behind =", "write \(before.name.text)=value without spaces")
        }
        if text.hasPrefix("=") {
            throw spaces(word.range, "there are spaces around =", "write NAME=value without spaces")
        }
        guard !isName(text.utf8), !text.hasPrefix("-"), !text.hasPrefix("+") else { return }
        if let smart {
            var result = syntax(
                smart,
                "these quotes do not quote, and the shell would take what follows the blank for a name",
                "write ' or \" instead"
            )
            result.rule = "smart-quotes"
            throw result
        }
        if case .assignment(let before) = command.words.last, case .word(let value) = before.value, value.parts.isEmpty
        {
            throw spaces(word.range, "there is a space behind =", "write \(before.name.text)=value without spaces")
        }
        throw syntax(
            word.range,
            "this is no variable's name: letters, digits and _ only, and no digit first",
            "a value with spaces must be quoted: NAME='a b'; the name itself must not be"
        )
    }

    /// The quotes of `X=“a b”`, where a word stands behind its first blank.
    private func openSmartQuotes(_ command: SimpleCommand) -> Range<Int>? {
        guard case .assignment(let before) = command.words.last, fixedRange == nil else { return nil }
        let value = before.valueRange
        guard SmartQuotes.first(in: cursor.bytes[value]) == value.lowerBound,
            let end = SmartQuotes.end(of: value.lowerBound, in: cursor.bytes), end > value.upperBound
        else { return nil }
        return value.lowerBound..<end
    }

    private func spaces(_ range: Range<Int>, _ message: String, _ hint: String) -> Diagnostic {
        var result = syntax(range, message, hint)
        result.rule = "spaces-around-equals"
        return result
    }
}
