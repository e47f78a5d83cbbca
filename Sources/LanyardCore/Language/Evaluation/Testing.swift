/// `test`, `[` and `[[`: bash(1), CONDITIONAL EXPRESSIONS.
extension Evaluator {
    mutating func test(_ words: [ByteString], _ range: Range<Int>) throws(GivenUp) {
        var arguments = Array(words.dropFirst())
        if words[0] == "[" {
            guard arguments.popLast() == "]" else { throw refuse(range, "[ is not closed by ]", "write [ … ]") }
        }
        state.status = try testStatus(arguments, range)
    }

    /// By the number of arguments, as POSIX has it; 2 where bash would complain.
    private mutating func testStatus(_ words: [ByteString], _ range: Range<Int>) throws(GivenUp) -> UInt8 {
        switch words.count {
        case 0: return 1
        case 1: return words[0].isEmpty ? 1 : 0
        case 2:
            if words[0] == "!" { return words[1].isEmpty ? 0 : 1 }
            guard let result = try unary(words[0], words[1], range) else {
                throw refuse(range, "this test is not read here", "write [ -n … ], or [ … = … ]")
            }
            return result ? 0 : 1
        case 3:
            if let result = try binary(words[0], words[1], words[2], range) { return result }
            if words[0] == "!" { return try negated(Array(words[1...]), range) }
            if words[0] == "(", words[2] == ")" { return words[1].isEmpty ? 1 : 0 }
            throw refuse(range, "this test is not read here", "write [ … = … ]")
        case 4 where words[0] == "!": return try negated(Array(words[1...]), range)
        case 4 where words[0] == "(" && words[3] == ")": return try testStatus(Array(words[1...2]), range)
        default: return try joined(words, range)
        }
    }

    private mutating func negated(_ words: [ByteString], _ range: Range<Int>) throws(GivenUp) -> UInt8 {
        let status = try testStatus(words, range)
        return status > 1 ? status : 1 - status
    }

    /// `a -a b`, `a -o b`, where each side is a plain test of two or three words.
    private mutating func joined(_ words: [ByteString], _ range: Range<Int>) throws(GivenUp) -> UInt8 {
        for (joint, isBoth) in [(ByteString("-o"), false), (ByteString("-a"), true)] {
            let places = words.indices.filter { words[$0] == joint }
            guard let place = places.first else { continue }
            let sides = [Array(words[..<place]), Array(words[(place + 1)...])]
            guard sides.allSatisfy({ isPlain($0) || ($0.count > 3 && $0.contains(joint)) }) else { break }
            let left = try testStatus(sides[0], range)
            let right = try testStatus(sides[1], range)
            guard left < 2, right < 2 else { return 2 }
            return isBoth ? max(left, right) : min(left, right)
        }
        throw refuse(range, "this test is not read here", "write [[ … && … ]], or two tests")
    }

    private func isPlain(_ words: [ByteString]) -> Bool {
        guard !words.contains("!"), !words.contains("("), !words.contains(")") else { return false }
        switch words.count {
        case 2: return words[0].bytes.first == UInt8(ascii: "-")
        case 3: return !["-a", "-o"].contains(words[1]) && words[0].bytes.first != UInt8(ascii: "-")
        default: return false
        }
    }

    // MARK: - Operators

    /// Nil where there is no such operator, or none that is answered.
    private mutating func unary(
        _ name: ByteString,
        _ operand: ByteString,
        _ range: Range<Int>
    ) throws(GivenUp) -> Bool? {
        switch name.text {
        case "-n": return !operand.isEmpty
        case "-z": return operand.isEmpty
        case "-v":
            guard isName(operand.bytes) else { return nil }
            return slot(operand.text).value != nil
        case "-e", "-a", "-f", "-d", "-L", "-h", "-r", "-w", "-x", "-s": break
        default: return nil
        }
        guard !operand.isEmpty else { return false }
        let path = try absolute(operand, range)
        let isLinkAsked = name == "-L" || name == "-h"
        guard let facts = surroundings.status(path, !isLinkAsked) else { return false }
        switch name.text {
        case "-f": return facts.kind == .regular
        case "-d": return facts.kind == .folder
        case "-L", "-h": return facts.kind == .link
        case "-r": return facts.isReadable
        case "-w": return facts.isWritable
        case "-x": return facts.isExecutable
        case "-s": return facts.size > 0
        default: return true
        }
    }

    /// Nil where there is no such operator.
    private mutating func binary(
        _ left: ByteString,
        _ name: ByteString,
        _ right: ByteString,
        _ range: Range<Int>
    ) throws(GivenUp) -> UInt8? {
        switch name.text {
        case "=", "==": return left == right ? 0 : 1
        case "!=": return left != right ? 0 : 1
        case "<", ">":
            guard characters != nil else { throw refuse(range, "the order of texts depends on the locale") }
            return (name == "<" ? left < right : right < left) ? 0 : 1
        case "-a": return left.isEmpty || right.isEmpty ? 1 : 0
        case "-o": return left.isEmpty && right.isEmpty ? 1 : 0
        case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
            guard let left = testNumber(left), let right = testNumber(right) else { return 2 }
            return compare(left, name.text, right) ? 0 : 1
        default: return nil
        }
    }

    private func compare(_ left: Int64, _ name: String, _ right: Int64) -> Bool {
        switch name {
        case "-eq": left == right
        case "-ne": left != right
        case "-lt": left < right
        case "-le": left <= right
        case "-gt": left > right
        default: left >= right
        }
    }

    /// As `[` reads numbers: blanks around, a sign, digits.
    private func testNumber(_ text: ByteString) -> Int64? {
        var bytes = text.bytes[...]
        while let first = bytes.first, first.isBlank || first == UInt8(ascii: "\n") { bytes = bytes.dropFirst() }
        while let last = bytes.last, last.isBlank || last == UInt8(ascii: "\n") { bytes = bytes.dropLast() }
        if bytes.first == UInt8(ascii: "+"), bytes.dropFirst().first?.isDigit == true { bytes = bytes.dropFirst() }
        return decimal(Array(bytes))
    }

    // MARK: - [[ ]]

    mutating func evaluate(_ expression: TestExpression, _ range: Range<Int>) throws(GivenUp) -> Bool {
        guard spend(1, at: range) else { throw GivenUp() }
        switch expression {
        case .not(let inner): return try !evaluate(inner, range)
        case .both(let left, let right):
            guard try evaluate(left, range) else { return false }
            return try evaluate(right, range)
        case .either(let left, let right):
            if try evaluate(left, range) { return true }
            return try evaluate(right, range)
        case .word(let word): return try !value(of: word).isEmpty
        case .unary(let name, let word):
            guard let result = try unary(ByteString(name), try value(of: word), word.range) else {
                throw refuse(range, "\(visible(name)) is not read here", "write -n, -z, -f, -d or -e")
            }
            return result
        case .binary(let left, let name, let right): return try evaluate(left, name, right, range)
        }
    }

    private mutating func evaluate(
        _ left: Word,
        _ name: String,
        _ right: Word,
        _ range: Range<Int>
    ) throws(GivenUp) -> Bool {
        switch name {
        case "==", "=": return try matches(try value(of: left), right)
        case "!=": return try !matches(try value(of: left), right)
        case "<", ">":
            let (left, right) = (try value(of: left), try value(of: right))
            guard characters != nil else { throw refuse(range, "the order of texts depends on the locale") }
            return name == "<" ? left < right : right < left
        case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
            let numbers = (
                try arithmeticValue(of: left, in: left.range), try arithmeticValue(of: right, in: right.range)
            )
            return compare(numbers.0, name, numbers.1)
        default: throw refuse(right.range, "\(visible(name)) is not read here", "write == with a pattern")
        }
    }
}
