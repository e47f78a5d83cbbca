extension Files {
    /// Whether the key quota of a user has room for one more key of so many bytes and for the keyring through which it is
    /// made, by /proc/key-users (keyrings(7)); true where that does not tell.
    package func hasKeyQuota(_ user: UInt32, bytes: Int) -> Bool {
        guard let content = try? readWithStatus("/proc/key-users", 1 << 20).1 else { return true }
        // `UID: USAGE KEYS/LIVE KEYS/MAXIMUM BYTES/MAXIMUM`
        for line in String(decoding: content, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 5, fields[0] == String(user) + ":" else { continue }
            return hasRoom(fields[3], for: 2) && hasRoom(fields[4], for: bytes)
        }
        return true
    }

    /// - Parameter field: `USED/MAXIMUM`.
    private func hasRoom(_ field: Substring, for amount: Int) -> Bool {
        let numbers = field.split(separator: "/").compactMap { Int($0) }
        return numbers.count != 2 || numbers[1] - numbers[0] >= amount
    }
}
