/// What makes one cached token another than the next: change any part and it is another token.
///
/// The source is known by a fingerprint of what a fast program can see of it, so that a login that changed, another
/// configuration of gcloud or another endpoint (a sandbox's) never gets a token that was meant for the first.
package struct TokenIdentity: Hashable, Sendable {
    package let target: TokenTarget
    /// Where the login comes from: settings, and path, inode, size and modification time of its files.
    package let source: [UInt8]
    /// `googleapis.com` but for sovereign clouds.
    package let universe: String
    /// Endpoints that are not Google's own, as `name=URL`, sorted.
    package let endpoints: [String]
    /// All parts in one line of JSON, which no other identity has.
    package let canonical: [UInt8]
    /// 16 hexadecimal digits: the name of the token in a keyring and of its lock. The payload repeats
    /// ``canonical``, so that two identities with one hash are a miss, not a mistake.
    package let hash: String

    private static let kind = "[\"access-token\""

    package init(target: TokenTarget, source: [UInt8], universe: String = "googleapis.com", endpoints: [String] = []) {
        self.target = target
        self.source = source
        self.universe = universe
        self.endpoints = endpoints.sorted()
        // Written by hand, for every credential helper does: a value of JSON would have to be built first.
        var line: [UInt8] = []
        line.reserveCapacity(512)
        line += TokenIdentity.kind.utf8
        func add(_ text: some Collection<UInt8>) {
            line.append(UInt8(ascii: ","))
            JSON.write(quoted: text, into: &line)
        }
        func add(_ list: [String]) {
            line += ",[".utf8
            for (index, text) in list.enumerated() {
                if index > 0 { line.append(UInt8(ascii: ",")) }
                JSON.write(quoted: text.utf8, into: &line)
            }
            line.append(UInt8(ascii: "]"))
        }
        add((target.serviceAccount ?? "").utf8)
        add(target.scopes)
        add(target.delegates)
        line.append(UInt8(ascii: ","))
        line += String(target.lifetime).utf8
        add(source)
        add(universe.utf8)
        add(self.endpoints)
        line.append(UInt8(ascii: "]"))
        canonical = line
        hash = fnv1a(line)
    }
}

extension TokenTarget {
    /// Reads ``TokenIdentity/canonical``; nil where it is none.
    package init?(canonical: [UInt8]) {
        guard let parts = (try? JSONReader.read(canonical))?.array, parts.count == 8, let account = parts[1].string,
            let scopes = parts[2].array, let delegates = parts[3].array, let lifetime = parts[4].integer
        else { return nil }
        self.init(
            serviceAccount: account.isEmpty ? nil : account,
            scopes: scopes.compactMap(\.string),
            delegates: delegates.compactMap(\.string),
            lifetime: lifetime
        )
    }
}

/// The 64-bit FNV-1a hash in 16 hexadecimal digits: names only, never a defence.
package func fnv1a(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return String(unsafeUninitializedCapacity: 16) { digits in
        for index in 0..<16 {
            let nibble = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * index)) & 0xf
            digits[index] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
        }
        return 16
    }
}
