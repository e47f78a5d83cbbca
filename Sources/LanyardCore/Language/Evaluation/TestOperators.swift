/// The operators that `[` and `[[` share: bash(1), CONDITIONAL EXPRESSIONS.
enum TestOperators {
    static func isUnary(_ word: ByteString) -> Bool {
        word.bytes.count == 2 && word.bytes[0] == UInt8(ascii: "-")
            && "abcdefghknoprstuvwxzGLOSNR".utf8.contains(word.bytes[1])
    }

    static func isBinary(_ word: ByteString) -> Bool {
        switch word.text {
        case "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef": true
        default: false
        }
    }

    static func compare(_ left: Int64, _ name: ByteString, _ right: Int64) -> Bool {
        switch name {
        case "-eq": left == right
        case "-ne": left != right
        case "-lt": left < right
        case "-le": left <= right
        case "-gt": left > right
        default: left >= right
        }
    }

    /// As `[` reads numbers: space before, a sign, digits, blanks behind; nil: it is none, or has more than 64 bits.
    static func number(_ text: ByteString) -> Int64? {
        var rest = text.bytes.drop { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard rest.first?.isDigit ?? false else { return nil }
        var value: Int64 = 0
        while let byte = rest.first, byte.isDigit {
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            // Below 0, for there is one more of those.
            let (difference, isLarger) = product.subtractingReportingOverflow(digit)
            guard !isTooLarge, !isLarger else { return nil }
            value = difference
            rest = rest.dropFirst()
        }
        guard rest.allSatisfy(\.isBlank), isNegative || value != .min else { return nil }
        return isNegative ? value : -value
    }
}

extension Evaluator {
    mutating func unary(_ name: ByteString, _ operand: ByteString, _ range: Range<Int>) throws(GivenUp) -> Bool {
        switch name {
        case "-n": return !operand.isEmpty
        case "-z": return operand.isEmpty
        case "-v": return try isSet(operand, range)
        case "-o", "-t", "-R": throw refuse(range, "\(visible(name)) is not read here", "write -n, -z, -f, -d or -e")
        default: break
        }
        guard !operand.isEmpty, let facts = try facts(name, operand, range) else { return false }
        switch name {
        case "-f": return facts.kind == .regular
        case "-d": return facts.kind == .folder
        case "-L", "-h": return facts.kind == .link
        case "-r": return facts.isReadable
        case "-w": return facts.isWritable
        case "-x": return facts.isExecutable
        case "-s": return facts.size > 0
        case "-e", "-a": return true
        case "-b", "-c", "-p", "-S":
            if facts.kind != .other { return false }
            fallthrough
        default: throw refuse(range, "\(visible(name)) is not read here", "write -n, -z, -f, -d or -e")
        }
    }

    private mutating func facts(
        _ name: ByteString,
        _ operand: ByteString,
        _ range: Range<Int>
    ) throws(GivenUp) -> Surroundings.FileFacts? {
        let path = try absolute(operand, range)
        guard !["/dev/fd/", "/dev/std"].contains(where: { path.text.hasPrefix($0) }) else {
            throw refuse(range, "bash asks what it has opened itself there", "remove the test")
        }
        return surroundings.status(path, name != "-L" && name != "-h")
    }

    /// `-v NAME`.
    private mutating func isSet(_ operand: ByteString, _ range: Range<Int>) throws(GivenUp) -> Bool {
        let name = operand.text
        guard isName(operand.bytes), ShellVariables.reading(name) == .plain,
            !ShellVariables.isSupplied(name) || slot(name).value != nil, !isLost(name)
        else { throw refuse(range, "whether this is set is not known here", "write [ -n \"${NAME:-}\" ]") }
        return slot(name).value != nil
    }
}
