/// The classes of characters in which Google Cloud's naming rules are written, all of them ASCII.
extension UInt8 {
    var isLowerCaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    var isUpperCaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLowerCaseLetterOrDigit: Bool { isLowerCaseLetter || isDecimalDigit }
}

extension StringProtocol {
    var startsWithLetter: Bool { utf8.first?.isLowerCaseLetter ?? false }
    var startsWithDigit: Bool { utf8.first?.isDecimalDigit ?? false }
    var endsWithHyphen: Bool { hasSuffix("-") }

    /// The first character that is neither a lower-case letter nor a digit nor one of `others`.
    func firstOutside(lettersDigitsAnd others: String) -> Character? {
        let isOutside = { (byte: UInt8) in !byte.isLowerCaseLetterOrDigit && !others.utf8.contains(byte) }
        // Characters are dear to look at, and most names are well-formed.
        guard utf8.contains(where: isOutside) else { return nil }
        return first { character in
            guard let byte = character.utf8.first, character.utf8.count == 1 else { return true }
            return isOutside(byte)
        }
    }

    /// ASCII capitals in lower case, all else as it is.
    var inLowerCase: String {
        String(decoding: utf8.map { $0.isUpperCaseLetter ? $0 + 32 : $0 }, as: UTF8.self)
    }

    /// `"é"`, `a space`, `"A", a capital`: how a message names a character that may not stand in a name.
    static func named(_ character: Character) -> String {
        if character == " " { return "a space" }
        return "\"" + visible(String(character)) + "\""
            + (character.utf8.first?.isUpperCaseLetter == true ? ", a capital" : "")
    }
}
