/// `[[ … ]]`: bash(1), CONDITIONAL EXPRESSIONS.
extension ScriptReader {
    mutating func condition(_ start: Int) throws(Diagnostic) -> TestExpression {
        cursor.advance(2)
        let expression = try either(start)
        try skipNewlines()
        guard cursor.stands("]]"), cursor.raw(2).map({ $0.isMeta }) ?? true else {
            if cursor.peek() == nil { throw syntax(start..<(start + 2), "this [[ is never closed", "write ]]") }
            throw unexpected()
        }
        cursor.advance(2)
        lastEnd = cursor.offset
        return expression
    }

    private mutating func either(_ start: Int) throws(Diagnostic) -> TestExpression {
        try nested(start) { reader throws(Diagnostic) in
            var left = try reader.both(start)
            while try reader.skip("||") { left = .either(left, try reader.both(start)) }
            return left
        }
    }

    private mutating func both(_ start: Int) throws(Diagnostic) -> TestExpression {
        var left = try negated(start)
        while try skip("&&") { left = .both(left, try negated(start)) }
        return left
    }

    private mutating func skip(_ text: StaticString) throws(Diagnostic) -> Bool {
        try skipNewlines()
        guard cursor.stands(text) else { return false }
        cursor.advance(text.utf8CodeUnitCount)
        return true
    }

    private mutating func negated(_ start: Int) throws(Diagnostic) -> TestExpression {
        try skipNewlines()
        if reservedWord() == .not {
            let sign = cursor.offset
            cursor.advance()
            skipBlanks()
            guard !isAtEnd() else {
                throw diagnostic("refused", sign, "nothing follows that could be denied", "remove it")
            }
            return try nested(start) { reader throws(Diagnostic) in .not(try reader.negated(start)) }
        }
        if cursor.peek() == UInt8(ascii: "(") {
            let opening = cursor.offset
            cursor.advance()
            let inner = try either(start)
            try skipNewlines()
            guard cursor.peek() == UInt8(ascii: ")") else { throw unclosed("parenthesis", opening) }
            cursor.advance()
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws(Diagnostic) -> TestExpression {
        let start = cursor.offset
        let first = try operand()
        if let name = first.bareText, isOperator(name) {
            throw diagnostic("refused", start, "\(name) compares two words, and none stands before it", "quote it")
        }
        skipBlanks()
        if let name = first.bareText, TestOperators.isUnary(ByteString(name)) { return .unary(name, try operand()) }
        guard !isAtEnd() else { return .word(first) }
        let operatorStart = cursor.offset
        if let byte = cursor.peek(), byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
            cursor.advance()
            skipBlanks()
            return .binary(first, String(Unicode.Scalar(byte)), try operand())
        }
        guard let name = try operand().bareText, isOperator(name) else {
            throw diagnostic("syntax", operatorStart, "this is no operator of [[ ]]", "write ==, !=, -eq, && or ||")
        }
        skipBlanks()
        guard !isAtEnd() else { throw unexpected() }
        return .binary(first, name, name == "=~" ? try regularExpression() : try operand())
    }

    private func isOperator(_ name: String) -> Bool {
        switch name {
        case "=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef": true
        default: false
        }
    }

    /// Whether the comparison is over.
    private mutating func isAtEnd() -> Bool {
        guard let byte = cursor.peek() else { return true }
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: ")"), UInt8(ascii: "&"), UInt8(ascii: "|"): return true
        case UInt8(ascii: "]"): return cursor.stands("]]") && cursor.raw(2).map { $0.isMeta } ?? true
        default: return false
        }
    }

    private mutating func operand() throws(Diagnostic) -> Word {
        skipBlanks()
        // A comment, which leaves nothing to compare.
        guard let byte = cursor.peek(), !byte.isMeta, byte != UInt8(ascii: "#"), !isAtEnd() else { throw unexpected() }
        let word = try word()
        if cursor.peek() == UInt8(ascii: "("), cursor.offset > 0 { throw refusedExtendedPattern() }
        // The shell joins continued lines before it looks for a word with a meaning of its own.
        if let text = word.bareText, text == "!" || text == "]]", word.range.count > text.utf8.count {
            throw diagnostic(
                "refused",
                word.range.lowerBound,
                "\(text) goes on behind the line's end",
                "write it in one line"
            )
        }
        return word
    }

    /// What stands behind `=~`, with its parentheses and bars: it is not answered, so it is not looked into.
    private mutating func regularExpression() throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        var level = 0
        while let byte = cursor.peek(), level > 0 || !byte.isBlank, byte != UInt8(ascii: "\n") {
            switch byte {
            case UInt8(ascii: "("): level += 1
            case UInt8(ascii: ")"):
                if level == 0 { return try finished(&pieces, start) }
                level -= 1
            default: break
            }
            if byte.isMeta {
                cursor.advance()
                pieces.addBare(byte)
            } else {
                try piece(byte, into: &pieces, in: .argument)
            }
        }
        return try finished(&pieces, start)
    }
}
