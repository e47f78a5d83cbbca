/// An OAuth 2.0 bearer token (RFC 6750). It says nothing of itself: printing one by accident prints a placeholder.
package struct AccessToken: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The secret itself: for a header, a helper's answer, a keyring, and nothing else.
    package let bytes: [UInt8]

    /// Nil unless it is what RFC 6750 allows in a header (`b64token`, at most 16 KiB): no space, no line end.
    package init?(bytes: [UInt8]) {
        guard (1...16384).contains(bytes.count), bytes.allSatisfy(AccessToken.mayHold) else { return nil }
        self.bytes = bytes
    }

    package init?(_ secret: String) {
        self.init(bytes: Array(secret.utf8))
    }

    /// ``bytes`` as text.
    package var secret: String { String(decoding: bytes, as: UTF8.self) }

    package var description: String { "<access token>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func mayHold(_ byte: UInt8) -> Bool {
        // A token has a thousand bytes, nearly all of them letters and digits. `-`, `.` and `/` stand before `0`.
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "-") < 13 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "=")
    }
}
