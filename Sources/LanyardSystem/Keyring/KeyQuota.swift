extension Files {
    /// Bytes that the key quota of a user has left, by /proc/key-users (keyrings(7)); nil where that does not tell.
    package func freeKeyBytes(of user: UInt32) -> Int? {
        guard let content = try? readWithStatus("/proc/key-users", 1 << 20).1 else { return nil }
        // `UID: USAGE KEYS/LIVE KEYS/MAXIMUM BYTES/MAXIMUM`
        for line in String(decoding: content, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 5, fields[0] == String(user) + ":" else { continue }
            let bytes = fields[4].split(separator: "/").compactMap { Int($0) }
            return bytes.count == 2 ? bytes[1] - bytes[0] : nil
        }
        return nil
    }
}
