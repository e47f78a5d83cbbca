import CKeyring
import Glibc

extension KernelKeyring {
    package static let live = KernelKeyring(
        read: { description throws(KeyringError) in
            // The user keyring itself may be searched without more ado, and most sessions reach what is in it.
            guard let key = try find(description) else { return nil }
            do throws(KeyringError) {
                return try payload(of: key)
            } catch {
                guard error == .system(errno: EACCES) else { throw error }
                try possessUserKeyring()
                return try payload(of: key)
            }
        },
        store: { description, payload, seconds throws(KeyringError) in
            try possessUserKeyring()
            try add(description, payload, seconds)
        },
        remove: { description throws(KeyringError) in
            try possessUserKeyring()
            guard let key = try findOrSee(description) else { return }
            if lanyard_key_unlink(key, lanyard_user_keyring) < 0, errno != ENOENT { throw KeyringError(refusal: errno) }
        },
        list: { prefix throws(KeyringError) in
            try possessUserKeyring()
            return try keys().compactMap { description(of: $0) }.filter { $0.hasPrefix(prefix) }.sorted()
        },
        hidden: { () throws(KeyringError) in
            try possessUserKeyring()
            return try keys().filter { lanyard_key_describe($0, nil, 0) < 0 && !isGone(errno) }.count
        }
    )

    /// Everything for those who possess the key, nothing for user, group and others: not even root may read it.
    private static let permissions: UInt32 = 0x3f00_0000

    /// A key is possessed by whom it can be reached from; a process of a fresh session (cron, ssh, su) reaches the
    /// user keyring only after this link. Where the quota leaves no room for it, most sessions reach it without.
    private static func possessUserKeyring() throws(KeyringError) {
        if lanyard_key_link(lanyard_user_keyring, lanyard_process_keyring) < 0, errno != EDQUOT {
            throw KeyringError(errno: errno)
        }
    }

    private static func find(_ description: String) throws(KeyringError) -> lanyard_key? {
        let key = lanyard_key_search(lanyard_user_keyring, description)
        if key >= 0 { return lanyard_key(key) }
        if isGone(errno) { return nil }
        throw KeyringError(refusal: errno)
    }

    /// The same for one that may be unlinked, but not searched for: it stands in the keyring's list.
    private static func findOrSee(_ description: String) throws(KeyringError) -> lanyard_key? {
        do throws(KeyringError) {
            return try find(description)
        } catch {
            for key in try keys() where self.description(of: key) == description { return key }
            throw error
        }
    }

    private static func isGone(_ code: Int32) -> Bool {
        code == ENOKEY || code == EKEYEXPIRED || code == EKEYREVOKED || code == ENOENT
    }

    private static func payload(of key: lanyard_key) throws(KeyringError) -> [UInt8]? {
        var size = 4096
        while true {
            var buffer = [UInt8](repeating: 0, count: size)
            let count = lanyard_key_read(key, &buffer, size)
            if count < 0 {
                if isGone(errno) { return nil }
                throw KeyringError(refusal: errno)
            }
            if count <= size { return Array(buffer[..<count]) }
            size = count
        }
    }

    /// The key gets its permissions and its timeout in the process keyring, where nobody else can find it, and only
    /// then takes the old one's place in the user keyring. (An update in place would clear the timeout.)
    private static func add(_ description: String, _ payload: [UInt8], _ seconds: Int) throws(KeyringError) {
        let added = lanyard_key_add(description, payload, payload.count, lanyard_process_keyring)
        guard added >= 0 else {
            let error = KeyringError(errno: errno)
            if error == .full, try update(description, payload, seconds) { return }
            throw error
        }
        let key = lanyard_key(added)
        defer { _ = lanyard_key_unlink(key, lanyard_process_keyring) }
        guard lanyard_key_set_permissions(key, permissions) >= 0,
            lanyard_key_set_timeout(key, UInt32(clamping: max(1, seconds))) >= 0,
            lanyard_key_link(key, lanyard_user_keyring) >= 0
        else { throw KeyringError(errno: errno) }
    }

    /// Where the quota is used up, a key that exists may still change; without a timeout for a moment, in which the
    /// payload's own expiry holds. False where there is none.
    private static func update(
        _ description: String,
        _ payload: [UInt8],
        _ seconds: Int
    ) throws(KeyringError) -> Bool {
        guard try find(description) != nil else { return false }
        let key = lanyard_key_add(description, payload, payload.count, lanyard_user_keyring)
        guard key >= 0, lanyard_key_set_timeout(lanyard_key(key), UInt32(clamping: max(1, seconds))) >= 0 else {
            throw KeyringError(errno: errno)
        }
        return true
    }

    /// Everything in the user keyring, whosever it is.
    private static func keys() throws(KeyringError) -> [lanyard_key] {
        var keys = [lanyard_key](repeating: 0, count: 256)
        while true {
            let size = keys.count * MemoryLayout<lanyard_key>.size
            let count = lanyard_key_read(lanyard_user_keyring, &keys, size)
            guard count >= 0 else { throw KeyringError(refusal: errno) }
            if count <= size {
                keys.removeLast((size - count) / MemoryLayout<lanyard_key>.size)
                return keys
            }
            keys = [lanyard_key](repeating: 0, count: count / MemoryLayout<lanyard_key>.size)
        }
    }

    /// The text behind `type;uid;gid;permissions;` of a key of type "user"; nil for others and for dead ones.
    private static func description(of key: lanyard_key) -> String? {
        var buffer = [CChar](repeating: 0, count: 4200)
        let count = lanyard_key_describe(key, &buffer, buffer.count)
        guard count > 0, count <= buffer.count else { return nil }
        let text = String(decoding: buffer[..<(count - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let fields = text.split(separator: ";", maxSplits: 4, omittingEmptySubsequences: false)
        return fields.count == 5 && fields[0] == "user" ? String(fields[4]) : nil
    }
}
