/// Lists, pipelines and simple commands: bash(1), SHELL GRAMMAR.
extension ScriptReader {
    /// What ends a list, besides the end of the text.
    enum End {
        case end
        case parenthesis
        /// `fi`, `done`, `}` and their like, whichever opened it; `;;` in `case`.
        case word([ReservedWord])
        case choice
    }

    /// Statements up to what ends them: left where it is.
    mutating func statements(until end: End) throws(Diagnostic) -> [Statement] {
        var statements: [Statement] = []
        while true {
            try skipNewlines()
            if try isEnd(end) { return statements }
            statements.append(try statement())
        }
    }

    private mutating func isEnd(_ end: End) throws(Diagnostic) -> Bool {
        guard let byte = cursor.peek() else { return true }
        switch end {
        case .end: return false
        case .parenthesis: return byte == UInt8(ascii: ")")
        case .word(let words): return reservedWord().map { words.contains($0) } ?? false
        case .choice: return cursor.stands(";;") || cursor.stands(";&") || reservedWord() == .esac
        }
    }

    /// One list and what ends it, read from where it begins.
    mutating func statement() throws(Diagnostic) -> Statement {
        let start = cursor.offset
        if cursor.raw(0) == UInt8(ascii: ";") {
            throw diagnostic(
                "syntax",
                start,
                cursor.raw(1) == UInt8(ascii: ";")
                    ? ";; stands in `case` only" : "there is no command before this ;",
                "remove it"
            )
        }
        var statement = try list()
        skipBlanks()
        switch cursor.peek() {
        case UInt8(ascii: ";") where cursor.raw(1) != UInt8(ascii: ";") && cursor.raw(1) != UInt8(ascii: "&"):
            cursor.advance()
        case UInt8(ascii: "&"):
            let sign = cursor.offset
            cursor.advance()
            lastEnd = cursor.offset
            statement = Statement(.background(statement, sign: sign..<lastEnd), range: range(start))
        default: break
        }
        return statement
    }

    /// `a && b || c`.
    private mutating func list() throws(Diagnostic) -> Statement {
        let start = cursor.offset
        var left = try pipeline()
        while true {
            skipBlanks()
            let isBoth = cursor.stands("&&")
            guard isBoth || cursor.stands("||") else { return left }
            cursor.advance(2)
            lastEnd = cursor.offset
            try skipNewlines()
            let right = try pipeline()
            left = Statement(isBoth ? .both(left, right) : .either(left, right), range: range(start, to: lastEnd))
        }
    }

    private mutating func pipeline() throws(Diagnostic) -> Statement {
        let start = cursor.offset
        if reservedWord() == .not {
            cursor.advance()
            lastEnd = cursor.offset
            skipBlanks()
            let inner = try nested(start) { reader throws(Diagnostic) in try reader.pipeline() }
            return Statement(.not(inner), range: range(start, to: lastEnd))
        }
        if reservedWord() == .time {
            cursor.advance(4)
            lastEnd = cursor.offset
            skipBlanks()
            _ = try nested(start) { reader throws(Diagnostic) in try reader.pipeline() }
            return Statement(.unknown("time"), range: range(start, to: lastEnd))
        }
        var stages = [try command()]
        while true {
            skipBlanks()
            guard cursor.peek() == UInt8(ascii: "|"), cursor.raw(1) != UInt8(ascii: "|") else { break }
            cursor.advance(cursor.raw(1) == UInt8(ascii: "&") ? 2 : 1)
            try skipNewlines()
            stages.append(try command())
        }
        guard stages.count > 1 else { return stages[0] }
        return Statement(.pipeline(stages), range: range(start, to: lastEnd))
    }

    private mutating func command() throws(Diagnostic) -> Statement {
        let start = wordStart()
        try countNode(start)
        if let statement = try nested(start, { reader throws(Diagnostic) in try reader.compoundCommand() }) {
            return statement
        }
        return try simpleCommand()
    }

    // MARK: - Simple commands

    private mutating func simpleCommand() throws(Diagnostic) -> Statement {
        let start = cursor.offset
        var command = SimpleCommand(assignments: [], words: [], redirections: [])
        var declares = false
        while try hasWord() {
            if let redirection = try redirection() {
                command.redirections.append(redirection)
                continue
            }
            if command.words.isEmpty || declares, let assignment = try assignment(isArgument: declares) {
                if declares {
                    try refuseBraces(assignment)
                    command.words.append(.assignment(assignment))
                } else {
                    command.assignments.append(assignment)
                }
                continue
            }
            let word = try argument()
            if command.words.isEmpty {
                if let name = word.bareText, command.assignments.isEmpty, command.redirections.isEmpty,
                    opensParameters()
                {
                    return try functionDefinition(Name(text: name, offset: start), start)
                }
                declares = isDeclaring(word.bareText)
                try checkFirst(word, command, start)
            } else {
                try checkLater(word, command, declares: declares)
            }
            command.words.append(.word(word))
        }
        if command.words.isEmpty, command.assignments.isEmpty, command.redirections.isEmpty {
            throw unexpected()
        }
        return Statement(.simple(command), range: range(start, to: lastEnd))
    }

    /// Whether the parentheses of a function's definition follow: `f()`, and `f ()` as well.
    private mutating func opensParameters() -> Bool {
        skipBlanks()
        return cursor.peek() == UInt8(ascii: "(")
    }

    private func isDeclaring(_ name: String?) -> Bool {
        switch name {
        case "export", "readonly", "declare", "typeset", "local": true
        default: false
        }
    }

    /// A word behind which an operator may stand, but no parenthesis.
    private mutating func argument() throws(Diagnostic) -> Word {
        let start = cursor.offset
        let word = try word()
        guard cursor.offset > start else { throw unexpected() }
        try refuseBraces(word)
        return word
    }

    /// Whether the command goes on.
    private mutating func hasWord() throws(Diagnostic) -> Bool {
        skipBlanks()
        switch cursor.peek() {
        case nil, UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ")"): return false
        case UInt8(ascii: "#"):
            cursor.skip { $0 != UInt8(ascii: "\n") }
            return false
        case UInt8(ascii: "&"): return cursor.raw(1) == UInt8(ascii: ">")
        case UInt8(ascii: "("):
            throw syntax(
                cursor.offset..<(cursor.offset + 1),
                "a parenthesis cannot stand here",
                "quote the value"
            )
        default: return true
        }
    }

    // MARK: - What lies between

    mutating func skipBlanks() {
        while let byte = cursor.peek(), byte.isBlank { cursor.advance() }
    }

    /// Blanks, newlines and comments.
    mutating func skipNewlines() throws(Diagnostic) {
        while let byte = cursor.peek() {
            if byte.isBlank {
                cursor.advance()
            } else if byte == UInt8(ascii: "\n") {
                try newline()
            } else if byte == UInt8(ascii: "#") {
                cursor.skip { $0 != UInt8(ascii: "\n") }
            } else {
                return
            }
        }
    }
}
