/// The form of a service account's address, as loosely as the API sees it: a name too short to exist is not malformed
/// there, but an account that nobody may impersonate.
enum AccountForm {
    static func isAccount(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].hasSuffix(".gserviceaccount.com") else { return false }
        return text.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII && (character.isLetter || character.isNumber || "@-_.".contains(character))
        }
    }
}
