/// Secrets and names that nobody can guess.
enum Randomness {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// That many random bytes in base64url.
    static func text(bytes count: Int) -> String {
        Base64.url(bytes(count))
    }

    /// That many random bytes in hexadecimal.
    static func hexadecimal(bytes count: Int) -> String {
        bytes(count).map { digits($0) }.joined()
    }

    private static func digits(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16)
        return text.utf8.count == 1 ? "0" + text : text
    }
}
