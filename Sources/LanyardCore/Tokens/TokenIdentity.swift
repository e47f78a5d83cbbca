/// What makes one cached token another than the next: change any part and it is another token.
///
/// The source is known by a fingerprint of what a fast program can see of it, so that a login that changed, another
/// configuration of gcloud or another endpoint (a sandbox's) never gets a token that was meant for the first.
package struct TokenIdentity: Hashable, Sendable {
    package let target: TokenTarget
    /// Where the login comes from: settings, and path, inode, size and modification time of its files.
    package let source: String
    /// `googleapis.com` but for sovereign clouds.
    package let universe: String
    /// Endpoints that are not Google's own, as `name=URL`, sorted.
    package let endpoints: [String]
    /// All parts in one line, which no other identity has.
    package let canonical: String
    /// 16 hexadecimal digits: the name of the token in a keyring and of its lock. The payload repeats
    /// ``canonical``, so that two identities with one hash are a miss, not a mistake.
    package let hash: String

    package init(target: TokenTarget, source: String, universe: String = "googleapis.com", endpoints: [String] = []) {
        self.target = target
        self.source = source
        self.universe = universe
        self.endpoints = endpoints.sorted()
        let parts: JSON = [
            "access-token", .string(target.serviceAccount ?? ""),
            .array(target.scopes.map { .string($0) }), .array(target.delegates.map { .string($0) }),
            .number(String(target.lifetime)), .string(source), .string(universe),
            .array(self.endpoints.map { .string($0) }),
        ]
        let line = parts.compactBytes
        canonical = String(decoding: line, as: UTF8.self)
        hash = fnv1a(line)
    }
}

/// The 64-bit FNV-1a hash in 16 hexadecimal digits: names only, never a defence.
package func fnv1a(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hexadecimal(UInt32(hash >> 32), digits: 8) + hexadecimal(UInt32(truncatingIfNeeded: hash), digits: 8)
}
