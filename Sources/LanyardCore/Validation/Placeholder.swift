/// What templates and documentation put where their reader is to write something.
enum Placeholder {
    /// Whether a value, as it is written, is or holds one.
    static func isLeft(in bytes: ArraySlice<UInt8>) -> Bool {
        guard mayBe(bytes) else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        let bare = String(text.filter { $0 != "\"" && $0 != "'" })
        let lowered = bare.inLowerCase
        let known = [
            "changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "todo", "fixme", "tbd",
        ]
        if known.contains(lowered) { return true }
        if lowered.hasPrefix("your-") || lowered.hasPrefix("your_") || lowered.hasPrefix("gs://your-") { return true }
        if lowered.hasPrefix("my-project-id") || lowered == "project-id" || lowered == "xxx" || lowered == "xxxx" {
            return true
        }
        return isTemplate(bare)
    }

    /// Most values are told apart by a look at their bytes.
    private static func mayBe(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes.first { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        guard let first else { return false }
        if "crtfymgpxCRTFYMGPX".utf8.contains(first) { return true }
        return bytes.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
    }

    /// What stands between each `<` and the next `>`; of a whole page of markup, the first ones.
    private static func tags(in text: String) -> [Substring] {
        text.split(separator: "<", omittingEmptySubsequences: false).dropFirst().prefix(20).compactMap { rest in
            rest.firstIndex(of: ">").map { rest[..<$0] }
        }
    }

    /// Words, and neither `<b>` of `<b>…</b>` nor `<br>`.
    private static func isPlaceholder(_ tag: Substring, in text: String) -> Bool {
        tag.first?.isLetter == true && tag.last?.isLetter == true
            && tag.allSatisfy { $0.isLetter || $0.isNumber || "-_ .".contains($0) }
            && !text.contains("</\(tag)>") && !["br", "hr", "p", "li"].contains(tag)
    }

    /// `{{.Names}}`, `{{json .}}`, `{{- end}}`: the format that docker and kubectl are given (Go, text/template).
    private static func isGoTemplate(_ inside: Substring) -> Bool {
        let text = inside.drop { $0 == " " }.prefix { $0 != "}" }
        let words = text.split(separator: " ")
        guard let first = words.first else { return false }
        return ".-$(\"`".contains(first.first ?? ".") || ["range", "end", "else"].contains(first)
            || words.contains { $0.hasPrefix(".") || $0.hasPrefix("(") }
    }

    /// `<…>` around words, `{{…}}`, `[PROJECT_ID]`.
    private static func isTemplate(_ text: String) -> Bool {
        if let open = text.firstIndex(of: "{"), text[open...].hasPrefix("{{"), text[open...].contains("}") {
            return text[open...].split(separator: "}", omittingEmptySubsequences: false).count > 2
                && !isGoTemplate(text[open...].dropFirst(2))
        }
        if tags(in: text).contains(where: { isPlaceholder($0, in: text) }) { return true }
        guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.dropFirst().first?.isUpperCaseLetter == true else {
            return false
        }
        return text.dropFirst().dropLast().utf8.allSatisfy {
            $0.isUpperCaseLetter || $0.isDecimalDigit || "-_".utf8.contains($0)
        }
    }
}
