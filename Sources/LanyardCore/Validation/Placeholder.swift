/// What templates and documentation put where their reader is to write something.
enum Placeholder {
    /// Whether a value, as it is written, is or holds one.
    ///
    /// - Parameter name: of the variable whose value it is.
    static func isLeft(in bytes: ArraySlice<UInt8>, of name: String = "") -> Bool {
        guard mayBe(bytes) else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        let bare = String(text.filter { $0 != "\"" && $0 != "'" })
        guard isKnown(bare) || isTemplate(bare) else { return false }
        return !isSpecialToken(bare, of: name) && !isTokenizersOwn(bare) && !isTemplateItself(name)
    }

    private static func isKnown(_ text: String) -> Bool {
        // In small letters it is a word like others.
        if text == "TODO" { return true }
        let lowered = text.inLowerCase
        switch lowered {
        case "changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "fixme", "tbd",
            "project-id",
            "xxx", "xxxx":
            return true
        default:
            return ["your-", "your_", "gs://your-", "my-project-id"].contains { lowered.hasPrefix($0) }
        }
    }

    /// Most values are told apart by a look at their bytes.
    private static func mayBe(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes.first { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        guard let first else { return false }
        if "crtfymgpxCRTFYMGPX[".utf8.contains(first) { return true }
        var previous: UInt8 = 0
        return bytes.contains { byte in
            defer { previous = byte }
            return byte == UInt8(ascii: "<") || (byte == UInt8(ascii: "{") && previous == byte)
        }
    }

    /// `<unk>`, `[PAD]`, `<|begin_of_text|>`: what a tokenizer puts between words. `<your-token>` is none.
    static func isSpecialToken(_ text: String, of name: String) -> Bool {
        let bytes = text.utf8
        guard name.inLowerCase.hasSuffix("_token"), let last = bytes.last, bytes.count <= 40,
            (bytes.first == UInt8(ascii: "<") && last == UInt8(ascii: ">"))
                || (bytes.first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
        else { return false }
        let lowered = text.inLowerCase
        return !bytes.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
            && !["token", "your", "secret", "key", "here"].contains { lowered.contains($0) }
    }

    /// Those that every tokenizer has, whatever the variable is called: BERT's, T5's, Llama's and their like.
    private static func isTokenizersOwn(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 8,
            (first == UInt8(ascii: "<") && last == UInt8(ascii: ">"))
                || (first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
        else { return false }
        switch text.dropFirst().dropLast().lowercased() {
        case "unk", "pad", "cls", "sep", "mask", "bos", "eos", "s", "null", "inst", "sys": return true
        default: return false
        }
    }

    /// A variable that holds a template keeps its braces: CHAT_TEMPLATE, SYSTEM_PROMPT.
    private static func isTemplateItself(_ name: String) -> Bool {
        let lowered = name.inLowerCase
        return lowered.hasSuffix("template") || lowered.hasSuffix("prompt") || lowered.hasSuffix("format")
    }

    /// Whether a `<` and the next `>` stand around words: alone, or as a part of a path or of a name. Of a whole page of
    /// markup, the first ones are looked at.
    private static func hasTag(_ text: String) -> Bool {
        var behind: Substring?
        for rest in text.split(separator: "<", omittingEmptySubsequences: false).prefix(21) {
            if let before = behind, let end = rest.firstIndex(of: ">") {
                let isWhole = before.isEmpty && rest.index(after: end) == text.endIndex
                if isPlaceholder(rest[..<end], behind: before.last, isWhole: isWhole, in: text) { return true }
            }
            behind = rest
        }
        return false
    }

    /// Words, and neither `<b>` of `<b>…</b>` nor `<br>`, nor what stands behind a letter: `List<String>`, `(?P<name>x)`.
    private static func isPlaceholder(
        _ tag: Substring,
        behind before: Character?,
        isWhole: Bool,
        in text: String
    ) -> Bool {
        guard
            tag.first?.isLetter == true && tag.last?.isLetter == true
                && tag.allSatisfy({ $0.isLetter || $0.isNumber || "-_ .".contains($0) })
                && !text.contains("</\(tag)>") && !["br", "hr", "p", "li"].contains(tag)
        else { return false }
        guard !isWhole else { return true }
        guard !tag.contains(" "), let before else { return !tag.contains(" ") }
        // In a sentence it may be a sign.
        return before == " "
            ? tag.contains("-") || tag.contains("_") || tag.allSatisfy { !$0.isLowercase }
            : "/:-_.=@,}".contains(before)
    }

    /// `{{.Names}}`, `{{json .}}`, `{{- end}}`: the format that docker and kubectl are given (Go, text/template).
    private static func isGoTemplate(_ inside: Substring) -> Bool {
        let text = inside.drop { $0 == " " }.prefix { $0 != "}" }
        let words = text.split(separator: " ")
        guard let first = words.first else { return false }
        return ".-$(\"`".contains(first.first ?? ".") || ["range", "end", "else"].contains(first)
            || words.contains { $0.hasPrefix(".") || $0.hasPrefix("(") }
    }

    /// `{{…}}`: of many, the first ones are looked at.
    private static func hasBraces(_ text: String) -> Bool {
        var rest = text[...]
        for _ in 0..<20 {
            guard let open = rest.firstIndex(of: "{") else { return false }
            rest = rest[open...].dropFirst()
            guard rest.first == "{" else { continue }
            let inside = rest.dropFirst().prefix { $0 != "}" }
            if !inside.isEmpty, !inside.contains("{"), rest[inside.endIndex...].hasPrefix("}}"), !isGoTemplate(inside) {
                return true
            }
        }
        return false
    }

    /// `<…>` around words, `{{…}}`, `[PROJECT_ID]`.
    private static func isTemplate(_ text: String) -> Bool {
        if hasBraces(text) || hasTag(text) { return true }
        guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.dropFirst().first?.isUpperCaseLetter == true else {
            return false
        }
        return text.dropFirst().dropLast().utf8.allSatisfy {
            $0.isUpperCaseLetter || $0.isDecimalDigit || "-_".utf8.contains($0)
        }
    }
}
