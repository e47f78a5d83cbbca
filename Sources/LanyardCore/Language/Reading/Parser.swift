/// Reads one statement after the other: words, what separates them, and which command they make.
struct Parser {
    var reader: WordReader
    let source: SourceText

    init(_ source: SourceText) {
        self.source = source
        reader = WordReader(source)
    }

    /// Names of the assignments that the latest statement has begun.
    var namesMet: [String] { reader.namesMet }

    /// Reads the next statement; false at the end.
    mutating func next(into statements: inout [Statement]) throws(Diagnostic) -> Bool {
        reader.namesMet = []
        skipBetweenStatements()
        guard let first = reader.cursor.peek() else { return false }
        if first == UInt8(ascii: ";") {
            throw reader.diagnostic("syntax", reader.cursor.offset, "there is no command before this ;", "remove it")
        }
        let start = reader.cursor.offset
        let command = try word()
        let action: Statement.Action
        if let name = command.name {
            action = .assign(try assignments(Statement.Assignment(name: name, value: command.word), start))
        } else {
            action = try self.action(command.word, start)
        }
        let end = reader.cursor.offset
        try endStatement()
        statements.append(Statement(action: action, range: start..<end))
        return true
    }

    /// Goes on behind an error. Nothing is left where a quote was never closed.
    mutating func skipToNextLine() {
        reader = resumed(reader)
    }

    private func resumed(_ old: WordReader) -> WordReader {
        var new = WordReader(source)
        new.cursor = old.cursor
        new.cursor.skip { $0 != UInt8(ascii: "\n") }
        return new
    }

    private mutating func skipBetweenStatements() {
        while let byte = reader.cursor.peek() {
            if byte.isBlank || byte == UInt8(ascii: "\n") {
                reader.cursor.advance()
            } else if byte == UInt8(ascii: "#") {
                reader.cursor.skip { $0 != UInt8(ascii: "\n") }
            } else {
                return
            }
        }
    }

    private mutating func skipBlanks() {
        while let byte = reader.cursor.peek(), byte.isBlank { reader.cursor.advance() }
    }

    /// Whether the statement goes on; operators are refused here.
    private mutating func hasWord() throws(Diagnostic) -> Bool {
        skipBlanks()
        switch reader.cursor.peek() {
        case nil, UInt8(ascii: "\n"), UInt8(ascii: ";"): return false
        case UInt8(ascii: "#"):
            reader.cursor.skip { $0 != UInt8(ascii: "\n") }
            return false
        case .some(let byte) where byte.isMeta: throw operatorRefused(byte)
        default: return true
        }
    }

    private mutating func word() throws(Diagnostic) -> WordReader.CommandWord {
        if let byte = reader.cursor.peek(), byte.isMeta { throw operatorRefused(byte) }
        let start = reader.cursor.offset
        let word = try reader.commandWord()
        if reader.cursor.raw(0) == UInt8(ascii: "("), word.name == nil, let text = word.word.bareText, isName(text.utf8)
        {
            throw refused(start, "functions are not read here", "move them to a script of their own")
        }
        if let byte = reader.cursor.peek(), byte.isMeta, !byte.isBlank, byte != UInt8(ascii: "\n"),
            byte != UInt8(ascii: ";")
        {
            throw operatorRefused(byte)
        }
        return word
    }

    private mutating func endStatement() throws(Diagnostic) {
        if try hasWord() { throw refused(reader.cursor.offset, "too many words here", "one command a line") }
        if reader.cursor.peek() == UInt8(ascii: ";") {
            if reader.cursor.raw(1) == UInt8(ascii: ";") {
                throw reader.diagnostic("syntax", reader.cursor.offset, ";; stands in `case` only", "remove one")
            }
            reader.cursor.advance()
        }
    }

    // MARK: - Commands

    private mutating func assignments(
        _ first: Statement.Assignment,
        _ start: Int
    ) throws(Diagnostic) -> [Statement.Assignment] {
        try checkAssignable(first.name)
        var result = [first]
        while try hasWord() {
            let wordStart = reader.cursor.offset
            let next = try word()
            guard let name = next.name else { throw commandBehindAssignment(first, wordStart) }
            try checkAssignable(name)
            result.append(Statement.Assignment(name: name, value: next.word))
        }
        return result
    }

    private mutating func action(_ command: Word, _ start: Int) throws(Diagnostic) -> Statement.Action {
        switch command.bareText {
        case "export": return try declaration(.exported, start)
        case "readonly": return try declaration(.readOnly, start)
        case "declare", "typeset": return try declaration([], start, hasFlags: true)
        case "unset": return .unset(try unsetNames(start))
        case "set": return try setOption(start)
        case ":", "true":
            while try hasWord() { _ = try word() }
            return .nothing
        default: throw unknownCommand(command, start)
        }
    }

    private mutating func declaration(
        _ attributes: Statement.Attributes,
        _ start: Int,
        hasFlags: Bool = false
    ) throws(Diagnostic) -> Statement.Action {
        var attributes = attributes
        var declared: [Statement.Declared] = []
        while try hasWord() {
            let wordStart = reader.cursor.offset
            let next = try word()
            if let name = next.name {
                try checkAssignable(name)
                try refuseBraces(next.word)
                declared.append(.assignment(Statement.Assignment(name: name, value: next.word)))
            } else if hasFlags, declared.isEmpty, let flags = next.word.bareText, flags.hasPrefix("-") {
                guard flags.count > 1, flags.dropFirst().allSatisfy({ $0 == "x" || $0 == "r" }) else {
                    throw refused(
                        wordStart,
                        "of declare's options only -x and -r are read here",
                        "write export NAME=value"
                    )
                }
                if flags.contains("x") { attributes.insert(.exported) }
                if flags.contains("r") { attributes.insert(.readOnly) }
            } else {
                declared.append(.name(try bareName(next.word, wordStart)))
            }
        }
        guard !declared.isEmpty else {
            throw refused(start, "without a name this prints variables", "name one, or remove the line")
        }
        return .declare(attributes, declared)
    }

    private mutating func unsetNames(_ start: Int) throws(Diagnostic) -> [Statement.Name] {
        var names: [Statement.Name] = []
        while try hasWord() {
            let wordStart = reader.cursor.offset
            let next = try word()
            if names.isEmpty, next.name == nil, next.word.bareText == "-v" { continue }
            let name = try bareName(next.word, wordStart, isAssignment: next.name != nil)
            reader.isLocaleSet = reader.isLocaleSet || ShellVariables.isLocale(name.text)
            names.append(name)
        }
        return names
    }

    private mutating func setOption(_ start: Int) throws(Diagnostic) -> Statement.Action {
        guard try hasWord() else { throw refused(start, "without an option this prints variables", "remove the line") }
        let option = try word()
        switch option.name == nil ? option.word.bareText : nil {
        case "-a": return .exportAll(true)
        case "+a": return .exportAll(false)
        default:
            throw refused(
                start,
                "this would change the shell of everybody who sources env.sh",
                "only set -a and set +a are read here; remove the line"
            )
        }
    }
}
