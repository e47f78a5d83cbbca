/// Text as the kernel and the shells see it: bytes, usually UTF-8 but never bound to be.
///
/// Values of env.sh, environment variables and command output stay bytes from end to end, for `String` would replace
/// what is not UTF-8 and Lanyard promises the bytes that bash exports.
package struct ByteString: Hashable, Sendable {
    package var bytes: [UInt8]

    package init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Inlinable, for where it is not made for its caller's type it looks that type up at run time: 10 µs each.
    @inlinable
    package init(_ bytes: some Sequence<UInt8>) {
        self.init(Array(bytes))
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The bytes as UTF-8, with U+FFFD for each malformed sequence. Show it only through ``visible(_:)``.
    package var text: String {
        String(decoding: bytes, as: UTF8.self)
    }

    package var isEmpty: Bool { bytes.isEmpty }

    package static func + (left: ByteString, right: ByteString) -> ByteString {
        ByteString(left.bytes + right.bytes)
    }

    package mutating func append(_ other: ByteString) {
        bytes += other.bytes
    }
}

extension ByteString: ExpressibleByStringLiteral {
    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer { Array($0) }
    }
}

extension ByteString: Comparable {
    package static func < (left: ByteString, right: ByteString) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
