import LanyardCore

/// An HTTP answer, and how it gets to the client.
struct Reply: Sendable {
    /// How the bytes travel: a stand-in must be able to be a bad server too.
    enum Delivery: Equatable, Sendable {
        case whole
        /// Nothing is ever sent.
        case hang
        /// The connection is reset (RST) instead.
        case reset
        /// The body drips, a byte at a time.
        case slow
        /// The headers promise the whole body, half of it is sent, the connection ends.
        case cut
    }

    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    var delivery = Delivery.whole

    static func json(_ value: JSON, status: Int = 200) -> Reply {
        Reply(
            status: status,
            headers: [("Content-Type", "application/json; charset=UTF-8")],
            body: Array(value.pretty.utf8)
        )
    }

    static func text(_ text: String, status: Int = 200, type: String = "text/plain; charset=UTF-8") -> Reply {
        Reply(status: status, headers: [("Content-Type", type)], body: Array(text.utf8))
    }

    /// The same answer with one header more.
    func with(_ name: String, _ value: String) -> Reply {
        var reply = self
        reply.headers.append((name, value))
        return reply
    }
}
