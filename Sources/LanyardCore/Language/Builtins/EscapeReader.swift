/// Backslash escapes of `echo -e`, of printf's format and of its `%b`.
struct EscapeReader {
    enum Dialect {
        /// Octal digits behind a 0: `\0nnn`.
        case echo
        /// Of `%b`: with the 0 or without.
        case argument
        /// Octal digits alone: `\nnn`. There is no `\c`, and quotes may be escaped.
        case format
    }

    private let text: [UInt8]
    private let mode: Characters?
    private let dialect: Dialect
    var position = 0

    init(_ text: [UInt8], _ mode: Characters?, _ dialect: Dialect) {
        self.text = text
        self.mode = mode
        self.dialect = dialect
    }

    /// All of it, and whether `\c` ended the output.
    mutating func readAll() throws(BuiltinProblem) -> (output: [UInt8], isEnded: Bool) {
        var output: [UInt8] = []
        while position < text.count {
            guard text[position] == UInt8(ascii: "\\") else {
                output.append(text[position])
                position += 1
                continue
            }
            guard let bytes = try escape() else { return (output, true) }
            output += bytes
        }
        return (output, false)
    }

    /// What the escape here stands for; nil: `\c`, behind which nothing is printed.
    ///
    /// What is no escape is a backslash, and the reader goes on with what stands behind it.
    mutating func escape() throws(BuiltinProblem) -> [UInt8]? {
        let start = position + 1
        guard start < text.count else {
            position = start
            return [UInt8(ascii: "\\")]
        }
        position += 2
        switch text[start] {
        case UInt8(ascii: "a"): return [7]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "e"), UInt8(ascii: "E"): return [27]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "v"): return [11]
        case UInt8(ascii: "\\"): return [text[start]]
        case UInt8(ascii: "c") where dialect != .format: return nil
        case UInt8(ascii: "'") where dialect == .format, UInt8(ascii: "\"") where dialect == .format,
            UInt8(ascii: "?") where dialect == .format:
            return [text[start]]
        case UInt8(ascii: "x"):
            if let value = number(2, 16) { return try byte(value) }
        case UInt8(ascii: "u"):
            if let value = number(4, 16) { return try scalar(value) }
        case UInt8(ascii: "U"):
            if let value = number(8, 16) { return try scalar(value) }
        case UInt8(ascii: "0") where dialect != .format: return try byte(number(3, 8) ?? 0)
        case UInt8(ascii: "0")...UInt8(ascii: "7") where dialect != .echo:
            position = start
            return try byte(number(3, 8) ?? 0)
        default: break
        }
        position = start
        return [UInt8(ascii: "\\")]
    }

    private mutating func number(_ digits: Int, _ base: UInt32) -> UInt32? {
        var value: UInt32 = 0
        var count = 0
        while count < digits, position < text.count, let digit = text[position].hexadecimalValue, digit < base {
            value = value &* base &+ digit
            position += 1
            count += 1
        }
        return count == 0 ? nil : value
    }

    private func byte(_ value: UInt32) throws(BuiltinProblem) -> [UInt8] {
        let byte = UInt8(truncatingIfNeeded: value)
        guard byte != 0 else { throw BuiltinProblem(message: "a value cannot hold a NUL byte") }
        return [byte]
    }

    private func scalar(_ value: UInt32) throws(BuiltinProblem) -> [UInt8] {
        guard value != 0, let scalar = Unicode.Scalar(value), scalar.isASCII || mode == .utf8 else {
            throw BuiltinProblem(message: "what \\u stands for depends on the locale")
        }
        return Array(String(scalar).utf8)
    }
}
