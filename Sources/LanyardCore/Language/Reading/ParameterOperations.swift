/// What stands behind the name in `${…}`: bash(1), Parameter Expansion.
extension ScriptReader {
    mutating func operation(
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
        if next == UInt8(ascii: "}") { throw unknownForm(start) }
        let ends = [UInt8(ascii: ":"), UInt8(ascii: "}")]
        let offset = try arithmeticWord(until: ends, start)
        var length: Word?
        if cursor.raw(0) == UInt8(ascii: ":") {
            cursor.advance()
            length = try arithmeticWord(until: ends, start)
            guard cursor.raw(0) == UInt8(ascii: "}") else { throw unknownForm(start) }
        }
        if isInHereDocument, !offset.isPlain || !(length?.isPlain ?? true) {
            throw diagnostic(
                "refused",
                start,
                "bash does not find the end of this",
                "set a variable before, and use that"
            )
        }
        cursor.advance()
        return .substring(offset: offset, length: length)
    }

    // MARK: - Replacements

    private mutating func replacement(
        _ start: Int,
        _ isQuoted: Bool
    ) throws(Diagnostic) -> ParameterExpansion.Operation {
        var occurrence = ParameterExpansion.Occurrence.first
        if skip(UInt8(ascii: "/")) {
            occurrence = .all
            if cursor.peek() == UInt8(ascii: "/") {
                throw diagnostic(
                    "refused",
                    cursor.offset,
                    "bash takes this slash for the pattern",
                    "write \\/ for a slash"
                )
            }
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
            let replacementStart = cursor.offset
            replacement = try bracesWord(start, isQuoted)
            if isQuoted { try refuseTilde(replacementStart..<cursor.offset) }
        }
        cursor.advance()
        return .replace(pattern: pattern, replacement: replacement, occurrence)
    }

    /// Which backslashes of a quoted replacement stay follows no rule that could be told.
    private func refuseBackslash() throws(Diagnostic) {
        var distance = 0
        while let byte = cursor.raw(distance), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\\") {
                throw diagnostic(
                    "refused",
                    cursor.offset,
                    "a backslash in a quoted replacement is not read here",
                    "write the resulting value"
                )
            }
            distance += 1
        }
    }

    /// Bash reads a quoted replacement as if it were not quoted, words within it included.
    private func refuseTilde(_ replacement: Range<Int>) throws(Diagnostic) {
        guard let tilde = replacement.first(where: { cursor.bytes[$0] == UInt8(ascii: "~") }) else { return }
        throw diagnostic(
            "refused",
            tilde,
            "~ is not read here",
            "write ${HOME}, or set a variable before, and use that"
        )
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard cursor.peek() == byte else { return false }
        cursor.advance()
        return true
    }

    func unknownForm(_ start: Int) -> Diagnostic {
        diagnostic("syntax", start, "this form of ${…} is not read", "write ${NAME}, or ${NAME:-default}")
    }

    /// `${!X}`, `${X@Q}`: read to its end, and told where it is reached.
    mutating func unknown(
        _ parameter: ParameterExpansion.Parameter,
        from start: Int
    ) throws(Diagnostic) -> ParameterExpansion {
        cursor.skip { $0 != UInt8(ascii: "}") && !"\n'\"`\\${(".utf8.contains($0) }
        guard cursor.raw(0) == UInt8(ascii: "}") else {
            throw diagnostic("refused", start, "this ${…} is not read here", "set a variable before, and use that")
        }
        cursor.advance()
        return ParameterExpansion(parameter: parameter, operation: .unknown, range: range(start))
    }
}

extension Word {
    /// Whether there is no `$((…))` and no `$(…)` in it.
    fileprivate var isPlain: Bool {
        parts.allSatisfy { part in
            switch part {
            case .arithmetic, .command: false
            default: true
            }
        }
    }
}
