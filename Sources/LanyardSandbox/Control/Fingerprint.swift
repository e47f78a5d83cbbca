import Crypto

/// Secrets made safe to show, so that two requests can still be compared.
enum Fingerprint {
    /// `#` and eight hexadecimal digits: the same secret has the same ones, and nobody gets back from them.
    static func of(_ secret: String) -> String {
        let digest = SHA256.hash(data: Array(secret.utf8)).prefix(4)
        return "#" + digest.map { String(UInt32($0) | 0x100, radix: 16).dropFirst() }.joined()
    }

    private static let secretFields: Set<String> = [
        "refresh_token", "client_secret", "access_token", "assertion", "code", "subject_token", "id_token", "token",
    ]

    /// A form or a query with the values of secret fields replaced.
    static func form(_ text: String) -> String {
        let parts = text.split(separator: "&", omittingEmptySubsequences: false).map { part -> String in
            let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2, secretFields.contains(String(pieces[0])) else { return String(part) }
            let secret = PercentEncoding.decode(pieces[1], plusIsSpace: true) ?? String(pieces[1])
            return pieces[0] + "=" + of(secret)
        }
        return tokens(parts.joined(separator: "&"))
    }

    /// A text with everything replaced that looks like an access token.
    static func tokens(_ text: String) -> String {
        let mark = Array("ya29.".utf8)
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard bytes[position...].starts(with: mark) else {
                result.append(bytes[position])
                position += 1
                continue
            }
            let token = bytes[position...].prefix { isTokenByte($0) }
            result += Array(of(String(decoding: token, as: UTF8.self)).utf8)
            position += token.count
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || "-._~+/".contains(character))
    }
}
