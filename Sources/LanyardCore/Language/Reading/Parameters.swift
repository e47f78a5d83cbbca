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
            if byte == UInt8(ascii: "$"), cursor.raw(0).map({ "{('\"".utf8.contains($0) }) ?? false {
                throw diagnostic(
                    "refused",
                    start,
                    "bash may count the second dollar sign to what follows",
                    "write ${$}"
                )
            }
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
        if first == UInt8(ascii: "(") {
            // Flags of zsh's, `${(%):-%x}`, in files for both shells: an error of bash's where they are expanded.
            cursor.skip { $0 != UInt8(ascii: ")") && !"\n'\"`\\${}".utf8.contains($0) }
            guard cursor.raw(0) == UInt8(ascii: ")") else { throw unknownForm(start) }
            cursor.advance()
            return try unknown(.special(first), from: start)
        }
        var parameter = try parameterAndElement(from: start)
        guard let byte = cursor.peek() else { throw unclosed("brace", start) }
        if byte == UInt8(ascii: "}") {
            cursor.advance()
        } else if case .special(let special) = parameter.parameter, special != UInt8(ascii: "@"),
            special != UInt8(ascii: "*")
        {
            // A length to some, the number of parameters to others; of most of them an error.
            return try unknown(parameter.parameter, from: start)
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
}
