import LanyardCore

/// A whole HTTP request.
struct Request: Sendable {
    var method: String
    /// The target as it was sent: path and query.
    var target: String
    /// Names in lower case, in the order in which they came.
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// The body was longer than ``bodyLimit`` and has been dropped.
    var isTooLarge = false

    /// Bytes. No request that Google's clients make is longer than a few kilobytes.
    static let bodyLimit = 65_536

    /// Bytes after which nobody listens any more.
    static let patienceLimit = 8 << 20

    /// Percent-decoded; nil where the encoding is broken.
    var path: String? {
        PercentEncoding.decode(target.prefix { $0 != "?" }, plusIsSpace: false)
    }

    var query: String {
        guard let mark = target.firstIndex(of: "?") else { return "" }
        return String(target[target.index(after: mark)...])
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The media type of the body, in lower case and without its parameters; nil where none is named.
    var contentType: String? {
        guard let value = header("content-type") else { return nil }
        let type = value.prefix { $0 != ";" }
        return type.lowercased().filter { $0 != " " }
    }

    /// What stands behind `Bearer ` or `Basic ` in the Authorization header; the scheme's case does not matter.
    func authorization(_ scheme: String) -> String? {
        guard let value = header("authorization") else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == scheme.lowercased() else { return nil }
        return String(parts[1])
    }
}
