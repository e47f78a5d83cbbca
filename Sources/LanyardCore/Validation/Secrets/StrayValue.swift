/// Tells whether a value that a name calls secret goes on behind what a shell takes for it: of `DB_PASSWORD=ab(cd`,
/// `ab&cd`, `ab$cd` and `ab cd` the rest is no less secret, and just that is what messages quote.
struct StrayValue {
    let bytes: [UInt8]
    /// Whether a variable or a function of that name is there.
    let isKnown: (String) -> Bool

    /// A value that goes on longer holds a text.
    private static let lengthLimit = 4096
    private static let exporters = ["export", "declare", "typeset", "readonly", "local"]

    /// - Parameters:
    ///   - name: of the variable.
    ///   - start: where its value begins.
    ///   - line: where the line of the name begins.
    func isFound(_ name: Range<Int>, _ start: Int, line: Int) -> Bool {
        var quote: UInt8?
        var hasLiteral = false
        var index = start
        let limit = min(bytes.count, start + StrayValue.lengthLimit)
        while index < limit {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
                hasLiteral = true
                index += 2
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                guard quote == nil || quote == byte else { fallthrough }
                quote = quote == nil ? byte : nil
                index += 1
            case _ where quote == UInt8(ascii: "'"):
                hasLiteral = true
                index += 1
            case UInt8(ascii: "`"): return hasLiteral && !isCommand(word(index + 1))
            case UInt8(ascii: "$"):
                guard
                    let next = behindExpansion(
                        index,
                        hasLiteral,
                        isJoined: index > start && bytes[index - 1].isNameByte
                    )
                else { return true }
                guard next > index else { return false }
                index = next
            case _ where quote != nil:
                hasLiteral = true
                index += 1
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                if hasLiteral { return true }
                hasLiteral = true
                index += 1
            case UInt8(ascii: "("): return true
            case UInt8(ascii: ")"):
                guard index + 1 < bytes.count else { return false }
                return bytes[index + 1].isNameByte || "!@#%^*+=.,:?~[{<>(-".utf8.contains(bytes[index + 1])
            case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"): return isStray(behindOperator: index)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return false
            default:
                if byte.isBlank { return isStray(behindBlank: index, name, line) }
                hasLiteral = true
                index += 1
            }
        }
        return false
    }

    // MARK: - Expansions

    /// Where the value goes on behind what begins with a dollar sign; nil: that is a piece of the secret. The same place:
    /// a command stands there.
    private func behindExpansion(_ dollar: Int, _ hasLiteral: Bool, isJoined: Bool) -> Int? {
        let first = dollar + 1 < bytes.count ? bytes[dollar + 1] : UInt8(ascii: "\n")
        switch first {
        case UInt8(ascii: "("):
            let isNumber = dollar + 2 < bytes.count && bytes[dollar + 2] == first
            return hasLiteral && !isNumber && !isCommand(word(dollar + 2)) ? nil : dollar
        case UInt8(ascii: "{"):
            return bytes[dollar...].prefix(StrayValue.lengthLimit).firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
                ?? dollar
        case _ where "$!?#@*-".utf8.contains(first) || first.isDecimalDigit: return isJoined ? nil : dollar + 2
        case _ where first.isNameByte:
            let name = bytes[(dollar + 1)...].prefix(StrayValue.lengthLimit).prefix(while: \.isNameByte)
            let isStray = StrayValue.looksDrawn(name) || (isJoined && !StrayValue.isConstant(name))
            return isStray && !isKnown(String(decoding: name, as: UTF8.self)) ? nil : name.endIndex
        default: return dollar + 1
        }
    }

    /// Letters and digits as chance mixes them, and hardly anybody who names a variable.
    static func looksDrawn(_ word: some Collection<UInt8>) -> Bool {
        guard !word.contains(UInt8(ascii: "_")) else { return false }
        let hasSmall = word.contains(where: \.isLowerCaseLetter)
        return hasSmall && word.contains { $0.isDecimalDigit || $0.isUpperCaseLetter }
    }

    /// `DB_USER`, `PORT_2`
    private static func isConstant(_ word: some Collection<UInt8>) -> Bool {
        guard word.allSatisfy({ $0.isUpperCaseLetter || $0.isDecimalDigit || $0 == UInt8(ascii: "_") }) else {
            return false
        }
        return word.contains(UInt8(ascii: "_")) || !word.contains(where: \.isDecimalDigit)
    }

    // MARK: - Words

    private func isStray(behindOperator start: Int) -> Bool {
        let operators = bytes[start...].prefix(StrayValue.lengthLimit).prefix { ";&|".utf8.contains($0) }
        guard operators.endIndex < bytes.count, !bytes[operators.endIndex].isBlank else { return false }
        let next = word(operators.endIndex)
        guard !next.isEmpty else { return false }
        // Nobody writes `X=a&b` for two commands.
        let isSingle = operators.count == 1 && operators.first != UInt8(ascii: ";")
        return isSingle || !isCommand(next)
    }

    private func isStray(behindBlank start: Int, _ name: Range<Int>, _ line: Int) -> Bool {
        guard let exports = exports(name, line) else { return false }
        let blanks = bytes[start...].prefix(StrayValue.lengthLimit).prefix(while: \.isBlank)
        let next = word(blanks.endIndex)
        guard let first = next.first, !"#-$\\".utf8.contains(first) else {
            return next.isEmpty && blanks.endIndex < bytes.count && bytes[blanks.endIndex] == UInt8(ascii: "(")
        }
        // `2>&1`
        let isDescriptor =
            next.allSatisfy(\.isDecimalDigit) && next.endIndex < bytes.count
            && "<>".utf8.contains(bytes[next.endIndex])
        guard !isDescriptor, !isAssignment(next) else { return false }
        guard exports else { return !isCommand(next) }
        return !StrayValue.isConstant(next) && !isKnown(String(decoding: next, as: UTF8.self))
    }

    /// Whether a command that exports names holds the assignment; nil: it is none, but an argument or a remark.
    private func exports(_ name: Range<Int>, _ line: Int) -> Bool? {
        var end = name.lowerBound
        while end > line, bytes[end - 1].isBlank { end -= 1 }
        var start = end
        while start > line, end - start < 64, !bytes[start - 1].isBlank { start -= 1 }
        let before = String(decoding: bytes[start..<end], as: UTF8.self)
        let first = String(decoding: word(bytes[line...].prefix(64).drop(while: \.isBlank).startIndex), as: UTF8.self)
        if end < name.lowerBound {
            if StrayValue.exporters.contains(before) { return true }
            if isAssignment(bytes[start..<end]) || before.hasPrefix("-") {
                return StrayValue.exporters.contains(first) ? true : before.hasPrefix("-") ? nil : false
            }
            if ["then", "else", "do", "{", "!"].contains(before) { return false }
        }
        guard let last = before.utf8.last else { return false }
        return ";&|({".utf8.contains(last) ? false : nil
    }

    /// As far as no sign of the shell's ends it.
    private func word(_ start: Int) -> ArraySlice<UInt8> {
        bytes[min(start, bytes.count)...].prefix(256).prefix { !$0.isBlank && !"\n\r;&|()<>`\"'".utf8.contains($0) }
    }

    private func isAssignment(_ word: ArraySlice<UInt8>) -> Bool {
        let name = word.prefix(while: \.isNameByte)
        let rest = word[name.endIndex...]
        return !name.isEmpty && !StrayValue.looksDrawn(name)
            && (rest.first == UInt8(ascii: "=") || rest.starts(with: "+=".utf8))
    }

    private func isCommand(_ word: ArraySlice<UInt8>) -> Bool {
        guard !word.isEmpty, !word.contains(UInt8(ascii: "/")), !isAssignment(word) else { return true }
        let name = String(decoding: word, as: UTF8.self)
        return ShellBuiltins.contains(name) || KnownPrograms.contains(name) || isKnown(name) || isClient(name)
    }

    /// Programs that are started with a secret before them.
    private func isClient(_ name: String) -> Bool {
        switch name {
        case "psql", "pg_dump", "pg_restore", "mysql", "mysqldump", "mongosh", "redis-cli", "aws", "az", "gh", "wandb",
            "huggingface-cli", "poetry", "twine", "vault", "op", "pass", "openssl", "base64", "gpg", "date", "uuidgen",
            "hostname", "whoami", "id", "basename", "dirname", "uname", "lanyard":
            true
        default: false
        }
    }
}
