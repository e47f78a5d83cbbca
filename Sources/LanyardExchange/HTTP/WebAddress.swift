/// The address of an endpoint that tokens or secrets are sent to: `https`, or `http` to a literal loopback address.
///
/// A reader of our own, and a strict one: what it does not accept is never handed to libcurl, so that the two cannot
/// read one text in two ways. No user, no fragment, no query; ASCII only.
struct WebAddress: Equatable, Sendable, CustomStringConvertible {
    let isPlain: Bool
    /// In lower case; an IPv6 address with its brackets.
    let host: String
    /// Nil: the scheme's own.
    let port: Int?
    /// Starts with a slash.
    let path: String

    init?(_ text: String) {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            !text.utf8.contains(where: { "\\?#\"<>^`{|}".utf8.contains($0) })
        else { return nil }
        let rest: Substring
        let lowered = text.prefix(8).lowercased()
        if lowered == "https://" {
            isPlain = false
            rest = text.dropFirst(8)
        } else if lowered.hasPrefix("http://") {
            isPlain = true
            rest = text.dropFirst(7)
        } else {
            return nil
        }
        let authority = rest.prefix { $0 != "/" }
        guard let (host, port) = WebAddress.split(authority) else { return nil }
        self.host = host
        self.port = port
        path = rest.count == authority.count ? "/" : String(rest.dropFirst(authority.count))
        guard !isPlain || WebAddress.isLoopback(host) else { return nil }
    }

    /// The host of an API and what follows it.
    init(host: String, path: String) {
        isPlain = false
        self.host = host
        port = nil
        self.path = path
    }

    var description: String { scheme + authority + path }

    /// Host and port, as messages name them.
    var authority: String { host + (port.map { ":" + String($0) } ?? "") }

    private var scheme: String { isPlain ? "http://" : "https://" }

    /// The same place, one path further: one slash in between, however the base ends.
    func appending(_ more: String) -> WebAddress? {
        WebAddress(scheme + authority + (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/" + more)
    }

    private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
        var host = authority
        var port: Int?
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            host = authority[..<colon]
            let digits = authority[authority.index(after: colon)...]
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                (1...65535).contains(number)
            else { return nil }
            port = number
        }
        guard isHost(host) else { return nil }
        return (host.lowercased(), port)
    }

    private static func isHost(_ text: Substring) -> Bool {
        if text.hasPrefix("[") {
            return text.hasSuffix("]") && text.utf8.count > 3
                && text.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !text.isEmpty && !text.hasPrefix(".") && !text.hasPrefix("-")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"): true
                default: false
                }
            }
    }

    /// `127.0.0.0/8` in four decimal parts, or `[::1]`; a name such as localhost is what a resolver makes of it.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.count <= 3 && (part == "0" || !part.hasPrefix("0")) && UInt8(part) != nil
            }
    }
}
