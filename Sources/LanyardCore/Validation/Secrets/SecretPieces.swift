/// All bytes that follow each other in any of some values, so many at a time.
struct SecretPieces {
    /// Bytes of a value of which longer pieces are looked for.
    static let long = 256

    private let length: Int
    private var keys: Set<UInt64> = []

    /// - Parameter length: bytes of a piece, at most eight.
    init(of values: [[UInt8]], length: Int) {
        self.length = length
        for value in values {
            for part in SecretPieces.withoutArmour(value) {
                for start in part.indices.dropLast(length - 1) { keys.insert(key(part[start...])) }
            }
        }
    }

    /// Where any of them stands.
    func places(in bytes: [UInt8]) -> [Range<Int>] {
        guard !keys.isEmpty else { return [] }
        return bytes.indices.dropLast(length - 1).filter { keys.contains(key(bytes[$0...])) }
            .map { $0..<($0 + length) }
    }

    /// In small letters, and without a difference between signs: names are mended so. A blank stands between words.
    private func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(length).reduce(0) { key, byte in
            let isKept = byte.isNameByte && byte != UInt8(ascii: "_") || byte.isBlank
            return key << 8 | UInt64(isKept ? Redaction.small(byte) : UInt8(ascii: "-"))
        }
    }

    /// What stands between `-----BEGIN PRIVATE KEY-----` and `-----END PRIVATE KEY-----`: those words say nothing.
    private static func withoutArmour(_ value: [UInt8]) -> [ArraySlice<UInt8>] {
        let hyphens = "-----".utf8
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        func close() {
            let part = value[start..<index]
            if !part.starts(with: "BEGIN ".utf8), !part.starts(with: "END ".utf8) { parts.append(part) }
        }
        while index < value.count {
            if value[index] == UInt8(ascii: "-"), value[index...].starts(with: hyphens) {
                close()
                index += hyphens.count
                start = index
            } else {
                index += 1
            }
        }
        close()
        return parts
    }
}
