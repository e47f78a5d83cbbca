import LanyardCore

/// A way in which a server can fail.
enum Fault: Equatable, Sendable {
    /// Google's error of that HTTP status.
    case status(Int)
    case invalidGrant
    case invalidRapt
    case serviceDisabled
    case hang
    case reset
    case html
    case halfJSON
    /// The connection ends in the middle of the answer.
    case cut
    /// An answer of more than a mebibyte.
    case huge
    case slow
    case redirect
    case empty
    /// The right answer, but for the time until which the token lives.
    case expiry(ExpiryForm)

    static let statuses = [400, 401, 403, 404, 408, 429, 500, 502, 503, 504]

    static let names: [(name: String, fault: Fault)] = [
        ("invalid_grant", .invalidGrant), ("invalid_rapt", .invalidRapt), ("service_disabled", .serviceDisabled),
        ("hang", .hang), ("reset", .reset), ("html", .html), ("half-json", .halfJSON), ("cut", .cut),
        ("huge", .huge), ("slow", .slow), ("redirect", .redirect), ("empty", .empty),
        ("expired", .expiry(.past)), ("no-expiry", .expiry(.none)), ("fraction", .expiry(.fraction)),
        ("offset", .expiry(.offset)),
    ]

    /// Names may be written in either case: Google spells some of them in capitals.
    init?(_ name: String) {
        if let status = Int(name) {
            guard Fault.statuses.contains(status) else { return nil }
            self = .status(status)
            return
        }
        guard let found = Fault.names.first(where: { $0.name == name.lowercased() }) else { return nil }
        self = found.fault
    }

    var name: String {
        if case .status(let status) = self { return String(status) }
        return Fault.names.first { $0.fault == self }?.name ?? ""
    }

    var expiry: ExpiryForm? {
        if case .expiry(let form) = self { form } else { nil }
    }

    /// A good answer made bad.
    func spoiled(_ reply: Reply) -> Reply {
        var reply = reply
        switch self {
        case .slow: reply.delivery = .slow
        case .cut: reply.delivery = .cut
        case .halfJSON: reply.body = Array(reply.body.prefix(reply.body.count / 2))
        case .huge:
            // Still well-formed: only its size is wrong.
            let padding = "{\"padding\":\"" + String(repeating: "x", count: 2 << 20) + "\","
            reply.body = Array(padding.utf8) + reply.body.dropFirst()
        default: break
        }
        return reply
    }
}
