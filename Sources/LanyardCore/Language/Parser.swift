/// Reads one statement after the other: words, what separates them, and which command they make.
struct Parser {
    private var reader: WordReader
    private let source: SourceText

    init(_ source: SourceText) {
        self.source = source
        reader = WordReader(source)
    }

    /// Names of the assignments that the latest statement has begun.
    var namesMet: [String] { reader.namesMet }

    /// The next statement; nil at the end.
    mutating func next() throws(Diagnostic) -> Statement? {
        reader.namesMet = []
        skipBetweenStatements()
        guard let first = reader.cursor.peek() else { return nil }
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
        return Statement(action: action, range: start..<end)
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
            names.append(try bareName(next.word, wordStart, isAssignment: next.name != nil))
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

extension Parser {
    func refused(_ start: Int, _ message: String, _ hints: String...) -> Diagnostic {
        var result = reader.diagnostic("refused", start, message)
        result.hints = hints
        return result
    }

    func operatorRefused(_ byte: UInt8) -> Diagnostic {
        let offset = reader.cursor.offset
        let end = max(offset + 1, min(reader.endOfLine(offset), offset + 40))
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            return source.diagnostic(
                "refused",
                offset..<end,
                "redirections are not read here",
                "is this a placeholder? put the value in its place; quote < and > that belong to it"
            )
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return source.diagnostic(
                "syntax",
                offset..<(offset + 1),
                "a parenthesis cannot stand here",
                "quote the value"
            )
        default:
            return source.diagnostic(
                "refused",
                offset..<end,
                "& and | start programs, and nothing is run here",
                "quote the value if the character belongs to it"
            )
        }
    }

    /// bash may make several words of `{a,b}` behind a command's name.
    func refuseBraces(_ word: Word) throws(Diagnostic) {
        for case .literal(let bytes, isQuoted: false) in word.parts where bytes.contains(UInt8(ascii: "{")) {
            throw source.diagnostic("refused", word.range, "the shell might expand this brace", "quote the value")
        }
    }

    func checkAssignable(_ name: Statement.Name) throws(Diagnostic) {
        guard !ShellVariables.isAssignable(name.text) else { return }
        throw source.diagnostic(
            "refused",
            name.range,
            "\(name.text) belongs to the shell that reads env.sh and cannot be set here",
            "choose another name"
        )
    }

    func bareName(_ word: Word, _ start: Int, isAssignment: Bool = false) throws(Diagnostic) -> Statement.Name {
        if !isAssignment, let text = word.bareText {
            if isName(text.utf8) {
                let name = Statement.Name(text: text, offset: start)
                try checkAssignable(name)
                return name
            }
            if text == "=" || text.hasPrefix("=") {
                throw reader.diagnostic("syntax", start, "there are spaces around =", "write NAME=value without spaces")
            }
            if text.hasPrefix("-") { throw refused(start, "options are not read here", "write export NAME=value") }
        }
        throw reader.diagnostic(
            "syntax",
            start,
            "this is no variable's name: letters, digits and _ only, and no digit first",
            "a value with spaces must be quoted: NAME='a b'; the name itself must not be"
        )
    }

    func commandBehindAssignment(_ first: Statement.Assignment, _ start: Int) -> Diagnostic {
        if first.value.parts.isEmpty {
            return reader.diagnostic(
                "syntax",
                start,
                "there is a space behind =",
                "write \(first.name.text)=value without spaces"
            )
        }
        return reader.diagnostic(
            "refused",
            start,
            "the shell would run this as a command",
            "a value with spaces must be quoted: \(first.name.text)='a b'" + smartQuoteHint(start)
        )
    }

    mutating func unknownCommand(_ command: Word, _ start: Int) -> Diagnostic {
        skipBlanksForHint()
        if let text = command.bareText, isName(text.utf8), reader.cursor.raw(0) == UInt8(ascii: "=") {
            return source.diagnostic(
                "syntax",
                start..<(reader.cursor.offset + 1),
                "there is a space before =",
                "write \(text)=value without spaces"
            )
        }
        let range = start..<max(start + 1, reader.endOfLine(start))
        if let text = command.bareText, let equals = text.firstIndex(of: "=") {
            let name = text[..<equals]
            if isName(name.dropLast().utf8), name.last == "+" {
                return refused(start, "+= is not read here", "write \(name.dropLast())=\"${\(name.dropLast())}…\"")
            }
            if name.last == "]" {
                return refused(start, "arrays are not read here", "give each value a name of its own")
            }
            return source.diagnostic(
                "syntax",
                start..<(start + name.utf8.count),
                "this is no variable's name: letters, digits and _ only, and no digit first",
                "choose another name"
            )
        }
        return source.diagnostic(
            "refused",
            range,
            "only variables are set here, and no other command is run",
            "write the resulting value, or move the command to a script of its own" + smartQuoteHint(start)
        )
    }

    private mutating func skipBlanksForHint() {
        while let byte = reader.cursor.peek(), byte.isBlank { reader.cursor.advance() }
    }

    private func smartQuoteHint(_ start: Int) -> String {
        let line = source.line(source.place(ofByte: start).line)
        for (index, byte) in line.enumerated() where byte == 0xe2 {
            let rest = line.dropFirst(index).prefix(3)
            if rest.count == 3, rest[rest.startIndex + 1] == 0x80, (0x98...0x9f).contains(rest[rest.startIndex + 2]) {
                return "; typographic quotes do not quote: use ' or \""
            }
        }
        return ""
    }
}
