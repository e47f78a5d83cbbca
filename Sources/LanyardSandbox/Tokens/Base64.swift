import FoundationEssentials

/// RFC 4648: the alphabet of certificates, and the one for URLs and tokens, which has no padding.
enum Base64 {
    static func standard(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }

    static func url(_ bytes: [UInt8]) -> String {
        String(
            standard(bytes).compactMap { character in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            }
        )
    }

    /// Nil for anything but well-formed base64 of the standard alphabet.
    static func decode(_ text: String) -> [UInt8]? {
        Data(base64Encoded: text).map { Array($0) }
    }
}
