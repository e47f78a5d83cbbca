import LanyardCore

/// The id_token beside an access token: read for the name that `status` shows, and never relied on.
enum IDToken {
    /// The address in it; empty where there is none. The signature is of no interest: nothing is permitted by it.
    static func email(in json: JSON) -> String {
        guard let text = json["id_token"]?.string else { return "" }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let claims = decoded(parts[1]), let json = try? JSONReader.read(claims),
            let email = json["email"]?.string, UserAccount.check(email).map(\.isWarning) ?? true
        else { return "" }
        return email
    }

    /// base64url without padding (RFC 7515, section 2); nil where a character is none of it.
    private static func decoded(_ text: Substring) -> [UInt8]? {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "_"): value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }
}
