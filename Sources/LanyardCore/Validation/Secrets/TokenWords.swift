/// Words that say something of a token, or are one of a tokenizer's: no secrets, though the name ends as theirs do.
enum TokenWords {
    /// The parts of names that tokenizers give to what stands for no word of the text.
    private static let special = [
        "BOS", "EOS", "SOS", "EOT", "EOD", "UNK", "PAD", "CLS", "SEP", "MASK", "STOP", "START", "END", "BEGIN",
    ]

    /// What a setting of that name may be set to.
    private static let settings = [
        "required", "optional", "enabled", "disabled", "default", "anonymous", "unknown", "tokenizer", "tokenizers",
        "keyring", "keychain", "metadata", "environment", "prompt", "inherit", "bearer",
    ]

    static func hold(_ text: String, of name: String) -> Bool {
        if Placeholder.isSpecialToken(text, of: name) { return true }
        // Of a password, anything may be one.
        let lowered = name.inLowerCase
        guard lowered.hasSuffix("token") else { return false }
        return settings.contains(text.inLowerCase) || (isSpecial(lowered) && isWord(text.utf8))
    }

    /// `UNK_TOKEN`, `LLAMA_BOS_TOKEN`
    private static func isSpecial(_ lowered: String) -> Bool {
        let parts = lowered.split(separator: "_")
        return parts.last == "token"
            && parts.dropLast().last.map { last in
                special.contains { $0.inLowerCase == last }
            } ?? false
    }

    /// `begin_of_text`, `mask_token_1`: what was drawn by chance mixes letters and digits.
    private static func isWord(_ bytes: String.UTF8View) -> Bool {
        let letters = bytes.prefix { !$0.isDecimalDigit }
        let digits = bytes.dropFirst(letters.count)
        return letters.allSatisfy { $0.isLowerCaseLetter || "_-".utf8.contains($0) }
            && digits.allSatisfy(\.isDecimalDigit) && digits.count <= 3
            || letters.allSatisfy { $0.isUpperCaseLetter || $0 == UInt8(ascii: "_") } && digits.isEmpty
    }
}
