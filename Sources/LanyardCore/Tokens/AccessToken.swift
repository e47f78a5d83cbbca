/// An OAuth 2.0 bearer token (RFC 6750). It says nothing of itself: printing one by accident prints a placeholder.
package struct AccessToken: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The secret itself: for a header, a helper's answer, a keyring, and nothing else.
    package let secret: String

    /// Nil unless it is what RFC 6750 allows in a header (`b64token`, at most 16 KiB): no space, no line end.
    package init?(_ secret: String) {
        var secret = secret
        let isToken = secret.withUTF8 { bytes in
            (1...16384).contains(bytes.count) && bytes.allSatisfy { AccessToken.mayHold($0) }
        }
        guard isToken else { return nil }
        self.secret = secret
    }

    package var description: String { "<access token>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func mayHold(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): true
        default: false
        }
    }
}
