/// Compound commands: bash(1), Compound Commands and Shell Function Definitions.
extension ScriptReader {
    /// A compound command with its redirections, if one begins here; else nothing is read.
    mutating func compoundCommand() throws(Diagnostic) -> Statement? {
        let start = cursor.offset
        guard let command = try compound(start) else { return nil }
        var redirections: [Redirection] = []
        while true {
            skipBlanks()
            guard let byte = cursor.peek(),
                byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte.isDigit
                    || (byte == UInt8(ascii: "&") && cursor.raw(1) == UInt8(ascii: ">")),
                let redirection = try redirection()
            else { break }
            redirections.append(redirection)
        }
        try requireEndOfCompound()
        return Statement(command, redirections: redirections, range: range(start, to: lastEnd))
    }

    /// Behind a compound command only what ends a command may follow, or what closes another.
    private mutating func requireEndOfCompound() throws(Diagnostic) {
        switch cursor.peek() {
        case nil, UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"),
            UInt8(ascii: "#"):
            return
        default: guard reservedWord()?.isCloser == true else { throw unexpected() }
        }
    }

    private mutating func compound(_ start: Int) throws(Diagnostic) -> ShellCommand? {
        if cursor.raw(0) == UInt8(ascii: "(") {
            return cursor.stands("((") ? try arithmeticCommand(start) : try subshell(start)
        }
        guard let word = reservedWord() else { return nil }
        guard !word.isCloser else { throw unexpected() }
        switch word {
        case .if: return try conditional(start)
        case .for: return try forLoop(start)
        case .while, .until: return try loop(word, start)
        case .case: return try choice(start)
        case .open: return try group(start)
        case .test: return .test(try condition(start))
        case .function: return try functionWithKeyword(start)
        case .select:
            _ = try forLoop(start)
            return .unknown("select")
        case .coproc:
            cursor.advance(6)
            skipBlanks()
            _ = try statement()
            return .unknown("coproc")
        default: return nil
        }
    }

    private mutating func arithmeticCommand(_ start: Int) throws(Diagnostic) -> ShellCommand {
        let expansion = try arithmetic(from: start, closing: "))")
        lastEnd = cursor.offset
        return .arithmetic(expansion)
    }

    private mutating func subshell(_ start: Int) throws(Diagnostic) -> ShellCommand {
        cursor.advance()
        let body = try statements(until: .parenthesis)
        guard cursor.peek() == UInt8(ascii: ")") else { throw unclosed("parenthesis", start) }
        cursor.advance()
        lastEnd = cursor.offset
        try requireStatements(body)
        return .subshell(body)
    }

    private mutating func group(_ start: Int) throws(Diagnostic) -> ShellCommand {
        cursor.advance()
        let body = try body(until: [.close])
        try expect(.close, closing: "{", start)
        return .group(body)
    }

    /// bash wants at least one command in every list.
    private mutating func body(until words: [ReservedWord]) throws(Diagnostic) -> [Statement] {
        let statements = try statements(until: .word(words))
        if cursor.peek() != nil { try requireStatements(statements) }
        return statements
    }

    private mutating func requireStatements(_ statements: [Statement]) throws(Diagnostic) {
        if statements.isEmpty { throw unexpected() }
    }

    private mutating func conditional(_ start: Int) throws(Diagnostic) -> ShellCommand {
        var branches: [ShellCommand.Branch] = []
        cursor.advance(2)
        while true {
            let condition = try body(until: [.then])
            try expect(.then, closing: "if", start)
            let body = try body(until: [.elif, .else, .fi])
            branches.append(ShellCommand.Branch(condition: condition, body: body))
            guard reservedWord() == .elif else { break }
            cursor.advance(4)
        }
        var otherwise: [Statement]?
        if reservedWord() == .else {
            cursor.advance(4)
            otherwise = try body(until: [.fi])
        }
        try expect(.fi, closing: "if", start)
        return .conditional(branches, otherwise: otherwise)
    }

    private mutating func loop(_ word: ReservedWord, _ start: Int) throws(Diagnostic) -> ShellCommand {
        cursor.advance(5)
        let condition = try body(until: [.do])
        try expect(.do, closing: word.rawValue, start)
        let body = try body(until: [.done])
        try expect(.done, closing: word.rawValue, start)
        return .loop(condition: condition, isUntil: word == .until, body: body)
    }

    private mutating func forLoop(_ start: Int) throws(Diagnostic) -> ShellCommand {
        let word = reservedWord() ?? .for
        cursor.advance(word.rawValue.utf8.count)
        skipBlanks()
        if cursor.stands("((") {
            let inner = cursor.offset
            cursor.advance(2)
            _ = try arithmeticWord(until: [UInt8(ascii: ")")], inner)
            guard cursor.stands("))") else { throw unexpected() }
            cursor.advance(2)
            skipBlanks()
            if cursor.peek() == UInt8(ascii: ";") { cursor.advance() }
            _ = try loopBody(start)
            return .unknown("for ((…))")
        }
        let nameStart = wordStart()
        let name = readName()
        guard isName(name.utf8) else { throw unexpected() }
        namesMet.append(name)
        var words: [Word]?
        skipBlanks()
        let afterName = cursor
        try skipNewlines()
        if isIn() {
            cursor.advance(2)
            words = try loopWords()
        } else {
            cursor = afterName
            if cursor.peek() == UInt8(ascii: ";") { cursor.advance() }
        }
        let body = try loopBody(start)
        return .forEach(Name(text: name, offset: nameStart), words: words, body: body)
    }

    private mutating func isIn() -> Bool {
        cursor.stands("in") && cursor.raw(2).map { $0.isMeta } ?? true
    }

    private mutating func loopWords() throws(Diagnostic) -> [Word] {
        var words: [Word] = []
        while true {
            skipBlanks()
            guard let byte = cursor.peek(), byte != UInt8(ascii: "\n") else { return words }
            if byte == UInt8(ascii: "#") {
                cursor.skip { $0 != UInt8(ascii: "\n") }
                continue
            }
            if byte == UInt8(ascii: ";") {
                cursor.advance()
                return words
            }
            guard !byte.isMeta else { throw unexpected() }
            let word = try word()
            try refuseBraces(word)
            words.append(word)
        }
    }

    private mutating func loopBody(_ start: Int) throws(Diagnostic) -> [Statement] {
        try skipNewlines()
        if reservedWord() == .open {
            let opening = cursor.offset
            cursor.advance()
            let body = try body(until: [.close])
            try expect(.close, closing: "{", opening)
            return body
        }
        try expect(.do, closing: "for", start)
        let body = try body(until: [.done])
        try expect(.done, closing: "for", start)
        return body
    }

    // MARK: - case

    private mutating func choice(_ start: Int) throws(Diagnostic) -> ShellCommand {
        cursor.advance(4)
        skipBlanks()
        guard let byte = cursor.peek(), !byte.isMeta, byte != UInt8(ascii: "#") else { throw unexpected() }
        let subject = try word()
        try skipNewlines()
        guard isIn() else { throw unexpected() }
        cursor.advance(2)
        var choices: [ShellCommand.Choice] = []
        while true {
            try skipNewlines()
            if reservedWord() == .esac || cursor.peek() == nil { break }
            choices.append(try oneChoice())
        }
        try expect(.esac, closing: "case", start)
        return .choice(subject, choices)
    }

    private mutating func oneChoice() throws(Diagnostic) -> ShellCommand.Choice {
        // Behind a sign, bash takes a brace for the end of the group around it.
        var isBehindSign = cursor.peek() == UInt8(ascii: "(")
        if isBehindSign {
            cursor.advance()
            skipBlanks()
        }
        var patterns: [Word] = []
        while true {
            skipBlanks()
            guard let byte = cursor.peek(), !byte.isMeta, byte != UInt8(ascii: "#") else { throw unexpected() }
            let start = cursor.offset
            patterns.append(try word())
            if isBehindSign, patterns.last?.bareText == "}" {
                throw diagnostic("refused", start, "a brace is no pattern for every shell", "write '}'")
            }
            isBehindSign = true
            skipBlanks()
            switch cursor.peek() {
            case UInt8(ascii: "|"): cursor.advance()
            case UInt8(ascii: ")"):
                cursor.advance()
                let body = try statements(until: .choice)
                return ShellCommand.Choice(patterns: patterns, body: body, end: choiceEnd())
            case UInt8(ascii: "("): throw refusedExtendedPattern()
            default: throw unexpected()
            }
        }
    }

    private mutating func choiceEnd() -> ShellCommand.Choice.End {
        if cursor.stands(";;&") {
            cursor.advance(3)
            return .testNext
        }
        if cursor.stands(";;") {
            cursor.advance(2)
            return .leave
        }
        if cursor.stands(";&") {
            cursor.advance(2)
            return .fallThrough
        }
        return .leave
    }

    func refusedExtendedPattern() -> Diagnostic {
        diagnostic("refused", cursor.offset, "extended patterns are not read here", "write the choices one by one")
    }

    // MARK: - Functions

    /// `f() …`; the cursor stands on the parenthesis.
    mutating func functionDefinition(_ name: Name, _ start: Int) throws(Diagnostic) -> Statement {
        let opening = cursor.offset
        cursor.advance()
        skipBlanks()
        guard cursor.peek() == UInt8(ascii: ")") else {
            throw syntax(opening..<(opening + 1), "a parenthesis cannot stand here", "quote the value")
        }
        cursor.advance()
        return Statement(.function(name, body: try functionBody(start)), range: range(start, to: lastEnd))
    }

    private mutating func functionWithKeyword(_ start: Int) throws(Diagnostic) -> ShellCommand {
        cursor.advance(8)
        skipBlanks()
        let nameStart = wordStart()
        guard let byte = cursor.peek(), !byte.isMeta else { throw unexpected() }
        guard let name = try word().bareText else { throw unexpected() }
        skipBlanks()
        if cursor.peek() == UInt8(ascii: "("), cursor.raw(1) == UInt8(ascii: ")") { cursor.advance(2) }
        return .function(Name(text: name, offset: nameStart), body: try functionBody(start))
    }

    private mutating func functionBody(_ start: Int) throws(Diagnostic) -> Statement {
        try skipNewlines()
        let outer = namesMet
        defer { namesMet = outer }
        guard cursor.peek() != nil,
            let body = try nested(start, { reader throws(Diagnostic) in try reader.compoundCommand() })
        else { throw unexpected() }
        return body
    }
}
