extension WordReader {
    /// A diagnostic about the words from an offset to where the reader stands, at least one byte.
    func diagnostic(_ rule: String, _ start: Int, _ message: String, _ hints: String...) -> Diagnostic {
        var result = cursor.source.diagnostic(rule, start..<max(cursor.offset, start + 1), message)
        result.hints = hints
        return result
    }

    func unclosed(_ quote: String, _ start: Int) -> Diagnostic {
        var result = cursor.source.diagnostic("syntax", start..<(start + 1), "this \(quote) is never closed")
        result.hints = ["close it, or remove it"]
        return result
    }

    /// `$(…)` and `` `…` ``: what a program prints may differ each time.
    func commandSubstitution(_ start: Int? = nil) -> Diagnostic {
        let start = start ?? cursor.offset
        let bytes = cursor.source.bytes
        if bytes[start...].starts(with: Array("$((".utf8)) {
            return cursor.source.diagnostic(
                "refused",
                start..<endOfLine(start),
                "arithmetic is not read here",
                "write the number itself"
            )
        }
        let range = start..<endOfSubstitution(start)
        return cursor.source.diagnostic(
            "unstable-value",
            range,
            isRandom(range)
                ? "this is another value each time that env.sh is read"
                : "a command substitution would run a program each time that env.sh is read",
            "write the value itself" + (namesMet.last.map { ": \($0)=…" } ?? "")
        )
    }

    /// Whether what runs there is known to say something else each time.
    private func isRandom(_ range: Range<Int>) -> Bool {
        let words = cursor.source.bytes[range].split { !$0.isNameByte }
        return words.contains { WordReader.random.contains(String(decoding: $0, as: UTF8.self)) }
    }

    private static let random: Set<String> = [
        "RANDOM", "SRANDOM", "EPOCHSECONDS", "urandom", "random", "rand", "uuid", "uuidgen", "shuf", "mktemp", "date",
    ]

    /// Where the substitution seems to end: parentheses counted, quotes not looked at, at most the line.
    private func endOfSubstitution(_ start: Int) -> Int {
        let bytes = cursor.source.bytes
        let end = endOfLine(start)
        if bytes[start] == UInt8(ascii: "`") {
            let close = bytes[(start + 1)..<max(start + 1, end)].firstIndex(of: UInt8(ascii: "`"))
            return close.map { $0 + 1 } ?? end
        }
        var level = 0
        for index in start..<end {
            if bytes[index] == UInt8(ascii: "(") { level += 1 }
            if bytes[index] == UInt8(ascii: ")") {
                level -= 1
                if level == 0 { return index + 1 }
            }
        }
        return end
    }

    func endOfLine(_ start: Int) -> Int {
        cursor.source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? cursor.source.bytes.count
    }

    func isSpecialParameter(_ byte: UInt8) -> Bool {
        byte.isDigit || "@*#?-$!".utf8.contains(byte)
    }

    func specialParameter(_ byte: UInt8, _ start: Int) -> Diagnostic {
        let isUnstable = "$!".utf8.contains(byte)
        return diagnostic(
            isUnstable ? "unstable-value" : "refused",
            start,
            isUnstable
                ? "$\(String(Unicode.Scalar(byte))) is another each time that env.sh is read"
                : "$\(String(Unicode.Scalar(byte))) belongs to the shell that reads env.sh",
            "quote the dollar sign if it stands for itself: '$\(String(Unicode.Scalar(byte)))'"
        )
    }

    func checkReadable(_ name: String, _ start: Int) throws(Diagnostic) {
        switch ShellVariables.reading(name) {
        case .plain: return
        case .unstable:
            throw diagnostic(
                "unstable-value",
                start,
                "\(name) is another each time that env.sh is read",
                "write the value itself"
            )
        case .shellOwn:
            throw diagnostic(
                "refused",
                start,
                "\(name) belongs to the shell that reads env.sh",
                "write the value itself"
            )
        }
    }
}
