/// The SHA-256 digest (FIPS 180-4) in 64 hexadecimal digits.
///
/// Written out, for what is digested here is a page, and a library of all cryptography costs a short-lived program more
/// than that: it asks the processor for its abilities first, once and under a lock. Nothing secret is digested.
package func sha256(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    let end = bytes.count & ~63
    bytes.withUnsafeBufferPointer { digest.add($0.extracting(..<end)) }
    // The rest, a bit that ends it, zeros, and the number of bits: one block, or two.
    var rest = Array(bytes[end...])
    rest.append(0x80)
    while rest.count & 63 != 56 { rest.append(0) }
    let bits = UInt64(bytes.count) << 3
    for shift in stride(from: UInt64(56), through: 0, by: -8) { rest.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    rest.withUnsafeBufferPointer { digest.add($0) }
    return digest.text
}

/// The digest's state, with the letters of FIPS 180-4, section 6.2.
private struct SHA256 {
    // swift-format-ignore
    private var state = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
    )

    // swift-format-ignore
    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    /// - Parameter bytes: whole blocks of 64.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < bytes.count {
            addBlock(bytes, start)
            start += 64
        }
    }

    private mutating func addBlock(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
        var w = InlineArray<64, UInt32>(repeating: 0)
        for t in 0..<16 {
            let at = start + 4 * t
            w[t] =
                UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
                | UInt32(bytes[at + 3])
        }
        for t in 16..<64 {
            let (x, y) = (w[t - 15], w[t - 2])
            let small0 = rotated(x, 7) ^ rotated(x, 18) ^ x >> 3
            let small1 = rotated(y, 17) ^ rotated(y, 19) ^ y >> 10
            w[t] = small1 &+ w[t - 7] &+ small0 &+ w[t - 16]
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
            let large1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let large0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let first = h &+ large1 &+ (e & f ^ ~e & g) &+ SHA256.constants[t] &+ w[t]
            let second = large0 &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
        }
        state &+= SIMD8(a, b, c, d, e, f, g, h)
    }

    private func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word &>> bits | word &<< (32 - bits)
    }

    var text: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for index in 0..<8 {
            for shift in stride(from: UInt32(28), through: 0, by: -4) {
                text.append(digits[Int(state[index] >> shift & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
