/// Passes over the members of one object, and makes values of none: for what is read at every call, and written by us.
///
/// It finds the ends of names and values, and believes what is between them; ``JSONReader`` is the one that checks.
package struct JSONMembers {
    private let bytes: [UInt8]
    private var position = 1
    /// Whether the last member was followed by the end of the object, and that by the end of the text.
    package private(set) var isComplete = false

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next member: where its name stands, without the quotes, and where its value does. Nil: there is none, or the
    /// text is no object.
    package mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
        bytes.withUnsafeBufferPointer { bytes in
            guard position < bytes.count, bytes[0] == UInt8(ascii: "{"), bytes[position] == UInt8(ascii: "\""),
                let nameEnd = JSONMembers.endOfText(bytes, position), nameEnd < bytes.count,
                bytes[nameEnd] == UInt8(ascii: ":"), let valueEnd = JSONMembers.endOfValue(bytes, nameEnd + 1)
            else { return nil }
            defer {
                isComplete = bytes[valueEnd] == UInt8(ascii: "}") && valueEnd == bytes.count - 1
                position = bytes[valueEnd] == UInt8(ascii: ",") ? valueEnd + 1 : bytes.count
            }
            return ((position + 1)..<(nameEnd - 1), (nameEnd + 1)..<valueEnd)
        }
    }

    /// Behind the closing quote of the text that starts at `start`.
    private static func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var position = start + 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return position < bytes.count ? position + 1 : nil
    }

    /// Where the comma or the brace stands that follows the value.
    private static func endOfValue(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var (position, depth) = (start, 0)
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                guard let end = endOfText(bytes, position) else { return nil }
                position = end
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ","), UInt8(ascii: "}"):
                if depth == 0 { return position }
                if bytes[position] == UInt8(ascii: "}") { depth -= 1 }
            case UInt8(ascii: "]"): depth -= 1
            default: break
            }
            position += 1
        }
        return nil
    }
}
