import Crypto

/// The SHA-256 digest (FIPS 180-4) in 64 hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    SHA256.hash(data: bytes).withUnsafeBytes { digest in
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
    return String(decoding: text, as: UTF8.self)
}
