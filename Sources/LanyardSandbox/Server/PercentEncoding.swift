/// Percent-encoding (RFC 3986, section 2.1) and forms (WHATWG URL, `application/x-www-form-urlencoded`).
enum PercentEncoding {
    /// Nil where a `%` is not followed by two hexadecimal digits, or the bytes are no UTF-8.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = hexadecimal(rest.prefix(2)) else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

/// The fields of a form or of a query.
struct FormFields: Sendable {
    private(set) var fields: [(name: String, value: String)] = []

    /// Nil where the encoding is broken or a name stands twice, which OAuth forbids (RFC 6749, section 3.2), unless it
    /// is one of those that may.
    init?(_ text: String, mayRepeat: Set<String> = []) {
        for part in text.split(separator: "&") {
            let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(pieces[0], plusIsSpace: true),
                let value = PercentEncoding.decode(pieces.count > 1 ? pieces[1] : "", plusIsSpace: true),
                self[name] == nil || mayRepeat.contains(name)
            else { return nil }
            fields.append((name, value))
        }
    }

    subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// A field's value; nil where it is missing or empty, which OAuth treats alike.
    func nonEmpty(_ name: String) -> String? {
        self[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
