/// What stands behind a dollar sign: bash(1), Parameter Expansion.
extension ScriptReader {
    mutating func dollar(into pieces: inout Pieces, isQuoted: Bool) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        switch cursor.peek() {
        case UInt8(ascii: "'") where !isQuoted: try ansiQuoted(into: &pieces, from: start)
        case UInt8(ascii: "\"") where !isQuoted:
            throw diagnostic("refused", start, "translated text, $\"…\", is not read here", "remove the dollar sign")
        case UInt8(ascii: "(") where cursor.stands("(("):
            pieces.add(.arithmetic(try arithmetic(from: start, closing: "))"), isQuoted: isQuoted))
        case UInt8(ascii: "("): pieces.add(.command(try commandSubstitution(from: start), isQuoted: isQuoted))
        case UInt8(ascii: "["): pieces.add(.arithmetic(try arithmetic(from: start, closing: "]"), isQuoted: isQuoted))
        case UInt8(ascii: "{"):
            cursor.advance()
            let parameter = try nested(start) { reader throws(Diagnostic) in
                try reader.braced(from: start, isQuoted: isQuoted)
            }
            pieces.add(.parameter(parameter, isQuoted: isQuoted))
        case .some(let byte) where byte.isNameStart:
            let name = readName()
            add(.variable(name), start, isQuoted, to: &pieces)
        case .some(let byte) where byte.isDigit:
            cursor.advance()
            add(ScriptReader.positional(Int(byte - UInt8(ascii: "0"))), start, isQuoted, to: &pieces)
        case .some(let byte) where ScriptReader.isSpecialParameter(byte):
            cursor.advance()
            add(.special(byte), start, isQuoted, to: &pieces)
        default:
            if isQuoted { pieces.addQuoted([UInt8(ascii: "$")]) } else { pieces.addBare(UInt8(ascii: "$")) }
        }
    }

    private func add(
        _ parameter: ParameterExpansion.Parameter,
        _ start: Int,
        _ isQuoted: Bool,
        to pieces: inout Pieces
    ) {
        pieces.add(.parameter(ParameterExpansion(parameter: parameter, range: range(start)), isQuoted: isQuoted))
    }

    static func isSpecialParameter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "-"),
            UInt8(ascii: "$"), UInt8(ascii: "!"):
            true
        default: false
        }
    }

    private static func positional(_ number: Int) -> ParameterExpansion.Parameter {
        number == 0 ? .special(UInt8(ascii: "0")) : .positional(number)
    }

    mutating func readName() -> String {
        let start = cursor.offset
        cursor.skip { $0.isNameByte }
        // A continuation may stand in the middle of a name.
        guard cursor.raw(0) == UInt8(ascii: "\\"), cursor.raw(1) == UInt8(ascii: "\n") else {
            return String(decoding: cursor.bytes[start..<cursor.offset], as: UTF8.self)
        }
        var bytes = Array(cursor.bytes[start..<cursor.offset])
        while let byte = cursor.peek(), byte.isNameByte {
            bytes.append(byte)
            cursor.advance()
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `${…}`; the cursor stands behind the brace.
    private mutating func braced(from start: Int, isQuoted: Bool) throws(Diagnostic) -> ParameterExpansion {
        guard let first = cursor.peek() else { throw unclosed("brace", start) }
        if first == UInt8(ascii: "#"), try isLength(start) {
            cursor.advance()
            _ = cursor.peek()
            var parameter = try parameterAndElement(from: start)
            guard cursor.peek() == UInt8(ascii: "}") else { throw unknownForm(start) }
            cursor.advance()
            parameter.operation = .length
            parameter.range = range(start)
            return parameter
        }
        if first == UInt8(ascii: "!"), cursor.raw(1) != UInt8(ascii: "}") {
            return try unknown(.special(first), from: start)
        }
        var parameter = try parameterAndElement(from: start)
        guard let byte = cursor.peek() else { throw unclosed("brace", start) }
        if byte == UInt8(ascii: "}") {
            cursor.advance()
        } else if byte == UInt8(ascii: "@") {
            return try unknown(parameter.parameter, from: start)
        } else {
            parameter.operation = try operation(byte, from: start, isQuoted: isQuoted)
        }
        parameter.range = range(start)
        return parameter
    }

    /// `${#X}`, but not `${#}` and `${#-w}`.
    private func isLength(_ start: Int) throws(Diagnostic) -> Bool {
        guard let next = cursor.raw(1) else { throw unclosed("brace", start) }
        if next.isNameStart || next.isDigit { return true }
        return ScriptReader.isSpecialParameter(next) && cursor.raw(2) == UInt8(ascii: "}")
    }

    private mutating func parameterAndElement(from start: Int) throws(Diagnostic) -> ParameterExpansion {
        guard let first = cursor.peek() else { throw unclosed("brace", start) }
        if first.isDigit {
            let digits = cursor.offset
            cursor.skip { $0.isDigit }
            let number = Int(String(decoding: cursor.bytes[digits..<cursor.offset], as: UTF8.self)) ?? .max
            return ParameterExpansion(parameter: ScriptReader.positional(number), range: range(start))
        }
        if ScriptReader.isSpecialParameter(first) {
            cursor.advance()
            return ParameterExpansion(parameter: .special(first), range: range(start))
        }
        guard first.isNameStart else {
            throw diagnostic("syntax", start, "a variable's name must stand behind ${", "for example ${PROJECT_ID}")
        }
        var result = ParameterExpansion(parameter: .variable(readName()), range: range(start))
        guard cursor.peek() == UInt8(ascii: "[") else { return result }
        let opening = cursor.offset
        cursor.advance()
        if cursor.stands("@]") || cursor.stands("*]") {
            result.element = cursor.raw(0) == UInt8(ascii: "@") ? .each : .joined
            cursor.advance(2)
        } else {
            result.element = .index(try indexWord(opening))
            cursor.advance()
        }
        return result
    }

    /// Between brackets; the cursor is left on the second one.
    mutating func indexWord(_ opening: Int) throws(Diagnostic) -> Word {
        let word = try arithmeticWord(until: [UInt8(ascii: "]")], opening)
        guard !word.parts.isEmpty else { throw diagnostic("syntax", opening, "this index is empty", "count from 0") }
        return word
    }

    // MARK: - Operations

    private mutating func operation(
        _ byte: UInt8,
        from start: Int,
        isQuoted: Bool
    ) throws(Diagnostic) -> ParameterExpansion.Operation {
        cursor.advance()
        switch byte {
        case UInt8(ascii: ":"): return try afterColon(start, isQuoted)
        case UInt8(ascii: "-"): return .otherwise(try operand(start, isQuoted), orEmpty: false)
        case UInt8(ascii: "="): return .assign(try operand(start, isQuoted), orEmpty: false)
        case UInt8(ascii: "?"): return .fail(try operand(start, isQuoted), orEmpty: false)
        case UInt8(ascii: "+"): return .instead(try operand(start, isQuoted), orEmpty: false)
        case UInt8(ascii: "#"):
            let longest = skip(UInt8(ascii: "#"))
            return .removePrefix(try pattern(start, isQuoted), longest: longest)
        case UInt8(ascii: "%"):
            let longest = skip(UInt8(ascii: "%"))
            return .removeSuffix(try pattern(start, isQuoted), longest: longest)
        case UInt8(ascii: "/"): return try replacement(start, isQuoted)
        case UInt8(ascii: "^"), UInt8(ascii: ","):
            let all = skip(byte)
            let word = try pattern(start, isQuoted)
            return .changeCase(
                byte == UInt8(ascii: "^") ? .upper : .lower,
                all: all,
                pattern: word.parts.isEmpty ? nil : word
            )
        default: throw unknownForm(start)
        }
    }

    private mutating func afterColon(
        _ start: Int,
        _ isQuoted: Bool
    ) throws(Diagnostic) -> ParameterExpansion.Operation {
        guard let next = cursor.peek() else { throw unclosed("brace", start) }
        switch next {
        case UInt8(ascii: "-"):
            cursor.advance()
            return .otherwise(try operand(start, isQuoted), orEmpty: true)
        case UInt8(ascii: "="):
            cursor.advance()
            return .assign(try operand(start, isQuoted), orEmpty: true)
        case UInt8(ascii: "?"):
            cursor.advance()
            return .fail(try operand(start, isQuoted), orEmpty: true)
        case UInt8(ascii: "+"):
            cursor.advance()
            return .instead(try operand(start, isQuoted), orEmpty: true)
        default: break
        }
        let ends = [UInt8(ascii: ":"), UInt8(ascii: "}")]
        let offset = try arithmeticWord(until: ends, start)
        var length: Word?
        if cursor.raw(0) == UInt8(ascii: ":") {
            cursor.advance()
            length = try arithmeticWord(until: ends, start)
            guard cursor.raw(0) == UInt8(ascii: "}") else { throw unknownForm(start) }
        }
        cursor.advance()
        return .substring(offset: offset, length: length)
    }

    private mutating func replacement(
        _ start: Int,
        _ isQuoted: Bool
    ) throws(Diagnostic) -> ParameterExpansion.Operation {
        var occurrence = ParameterExpansion.Occurrence.first
        if skip(UInt8(ascii: "/")) {
            occurrence = .all
        } else if skip(UInt8(ascii: "#")) {
            occurrence = .prefix
        } else if skip(UInt8(ascii: "%")) {
            occurrence = .suffix
        }
        let pattern = try bracesWord(start, isQuoted, ending: UInt8(ascii: "/"))
        var replacement: Word?
        if cursor.raw(0) == UInt8(ascii: "/") {
            cursor.advance()
            if isQuoted { try refuseBackslash() }
            replacement = try bracesWord(start, isQuoted)
        }
        cursor.advance()
        return .replace(pattern: pattern, replacement: replacement, occurrence)
    }

    /// Which backslashes of a quoted replacement stay follows no rule that could be told.
    private func refuseBackslash() throws(Diagnostic) {
        var distance = 0
        while let byte = cursor.raw(distance), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\\") {
                throw diagnostic("refused", cursor.offset, "a backslash in a quoted replacement is not read here")
            }
            distance += 1
        }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard cursor.peek() == byte else { return false }
        cursor.advance()
        return true
    }

    private func unknownForm(_ start: Int) -> Diagnostic {
        diagnostic("syntax", start, "bash does not read this ${…}", "write ${NAME}, or ${NAME:-default}")
    }

    /// `${!X}`, `${X@Q}`: read to its end, and told where it is reached.
    private mutating func unknown(
        _ parameter: ParameterExpansion.Parameter,
        from start: Int
    ) throws(Diagnostic) -> ParameterExpansion {
        cursor.skip { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") }
        guard cursor.raw(0) == UInt8(ascii: "}") else { throw unclosed("brace", start) }
        cursor.advance()
        return ParameterExpansion(parameter: parameter, operation: .unknown, range: range(start))
    }

    // MARK: - Words in braces

    private mutating func operand(_ start: Int, _ isQuoted: Bool) throws(Diagnostic) -> Word {
        let word = try bracesWord(start, isQuoted)
        cursor.advance()
        return word
    }

    /// Patterns are read as outside quotes even where the whole stands in quotes.
    private mutating func pattern(_ start: Int, _ isQuoted: Bool) throws(Diagnostic) -> Word {
        let word = try bracesWord(start, isQuoted, isPattern: true)
        cursor.advance()
        return word
    }

    /// Up to the closing brace, or to what else ends it: left where it is.
    private mutating func bracesWord(
        _ opening: Int,
        _ isQuoted: Bool,
        ending: UInt8 = UInt8(ascii: "}"),
        isPattern: Bool = false
    ) throws(Diagnostic) -> Word {
        isQuoted && !(isPattern || ending != UInt8(ascii: "}"))
            ? try quotedBracesWord(opening) : try bareBracesWord(opening, ending, isQuoted: isQuoted)
    }

    /// The word of `${X:-w}` outside quotes: spaces and operators stand for themselves.
    private mutating func bareBracesWord(
        _ opening: Int,
        _ ending: UInt8,
        isQuoted: Bool
    ) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        if cursor.raw(0) == UInt8(ascii: "~") {
            if isQuoted { throw diagnostic("refused", cursor.offset, "~ is not read here", "write ${HOME}") }
            try tilde(into: &pieces, in: .braces)
        }
        while let byte = cursor.peek() {
            if byte == UInt8(ascii: "}") || byte == ending {
                return Word(parts: pieces.finished(), range: range(start))
            }
            if isQuoted, isQuote(byte), byte == UInt8(ascii: "`") || quotedBraces > 0 || isInHereDocument {
                throw diagnostic(
                    "refused",
                    cursor.offset,
                    "shells do not agree on quotes in a pattern within \"${…}\"",
                    "put the pattern into a variable of its own first"
                )
            }
            try refuseProcessSubstitution(byte)
            try piece(byte, into: &pieces, in: .braces)
        }
        throw unclosed("brace", opening)
    }

    private func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
    }

    /// The word of `"${X:-w}"`: single quotes stand for themselves there.
    private mutating func quotedBracesWord(_ opening: Int) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        quotedBraces += 1
        defer { quotedBraces -= 1 }
        while let byte = cursor.peek() {
            try refuseProcessSubstitution(byte)
            if quotedBraces > 1 || byte == UInt8(ascii: "'") { try refuseWhereQuotesNest(byte) }
            switch byte {
            case UInt8(ascii: "}"): return Word(parts: pieces.finished(), range: range(start))
            case UInt8(ascii: "\\"): escapedInDoubleQuotes(into: &pieces, other: UInt8(ascii: "}"))
            case UInt8(ascii: "\""): try doubleQuoted(into: &pieces)
            case UInt8(ascii: "$") where cursor.raw(1) == UInt8(ascii: "'") || cursor.raw(1) == UInt8(ascii: "\""):
                throw diagnostic("refused", cursor.offset, "$'…' within \"${…}\" is not read here", "put it outside")
            default: try quotedPiece(byte, into: &pieces, ending: UInt8(ascii: "}"))
            }
        }
        throw unclosed("brace", opening)
    }

    private func refuseProcessSubstitution(_ byte: UInt8) throws(Diagnostic) {
        guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"), cursor.raw(1) == UInt8(ascii: "(") else { return }
        throw diagnostic("refused", cursor.offset, "process substitution runs a program", "quote it")
    }
}
