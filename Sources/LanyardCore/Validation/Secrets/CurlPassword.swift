/// The password in `curl -u user:password`: curl(1), --user.
enum CurlPassword {
    private static let lengthLimit = 300

    /// Whether the program's name stands there.
    static func isNamed(_ bytes: [UInt8], at start: Int) -> Bool {
        func isIn(_ byte: UInt8) -> Bool { byte.isNameByte || "-.".utf8.contains(byte) }
        return bytes[start...].starts(with: "curl".utf8) && (start == 0 || !isIn(bytes[start - 1]))
            && (start + 4 == bytes.count || !isIn(bytes[start + 4]))
    }

    /// Where the password stands, if the option stands at an offset, which is that of a hyphen.
    ///
    /// None is what is expanded or left to be written.
    static func range(_ bytes: [UInt8], at hyphen: Int) -> Range<Int>? {
        guard hyphen > 0, bytes[hyphen - 1].isBlank else { return nil }
        var rest = bytes[hyphen...]
        if rest.starts(with: "--user".utf8) {
            rest = rest.dropFirst(6)
            guard let sign = rest.first, sign.isBlank || sign == UInt8(ascii: "=") else { return nil }
            rest = rest.dropFirst()
        } else {
            guard rest.starts(with: "-u".utf8) else { return nil }
            rest = rest.dropFirst(2)
        }
        rest = rest.prefix(lengthLimit).drop(while: \.isBlank)
        let quote = rest.first.flatMap { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") ? $0 : nil }
        if quote != nil { rest = rest.dropFirst() }
        let word = rest.prefix { byte in
            byte != UInt8(ascii: "\n")
                && (quote.map { byte != $0 } ?? (!byte.isBlank && !";&|()<>\"'".utf8.contains(byte)))
        }
        guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let (user, password) = (word[..<colon], word[(colon + 1)...])
        let isExpanded =
            quote != UInt8(ascii: "'") && password.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "`") }
        // `-u 1000:1000` is another program's.
        guard !password.isEmpty, !isExpanded, !password.elementsEqual(user),
            !word.allSatisfy({ $0.isDecimalDigit || $0 == UInt8(ascii: ":") }),
            !isExample(String(decoding: user, as: UTF8.self), String(decoding: password, as: UTF8.self)),
            !Placeholder.isLeft(in: password)
        else { return nil }
        return password.startIndex..<password.endIndex
    }

    /// As documentation writes it.
    private static func isExample(_ user: String, _ password: String) -> Bool {
        ["user", "username"].contains(user.inLowerCase)
            && ["password", "pass", "passwd"].contains(password.inLowerCase)
    }
}
