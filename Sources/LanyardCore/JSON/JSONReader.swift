/// Why a text is no JSON, and at which byte.
package struct JSONSyntaxError: Error, Equatable, Sendable {
    /// Bytes before the fault.
    package var offset: Int
    package var reason: String
}

/// Where the parts of a member stand in the text, in bytes: what an editor needs that changes nothing else.
package struct JSONMemberRange: Equatable, Sendable {
    package var name: String
    /// From the opening quote of the name to the end of the value.
    package var whole: Range<Int>
    package var value: Range<Int>
}

/// Reads JSON as RFC 8259 says: one value, no trailing junk, no comments, at most 100 levels deep.
package struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        var reader = JSONReader(bytes)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.error("something follows the value") }
        return value
    }

    /// The members of the object that starts at `offset` (white space allowed before it).
    package static func members(
        of bytes: [UInt8],
        at offset: Int = 0
    ) throws(JSONSyntaxError) -> (object: Range<Int>, members: [JSONMemberRange]) {
        var reader = JSONReader(bytes)
        reader.position = offset
        reader.skipSpace()
        let start = reader.position
        guard reader.peek == UInt8(ascii: "{") else { throw reader.error("an object is expected") }
        var found: [JSONMemberRange] = []
        _ = try reader.object { found.append($0) }
        return (start..<reader.position, found)
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func error(_ reason: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, reason: reason)
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private mutating func value() throws(JSONSyntaxError) -> JSON {
        skipSpace()
        guard let byte = peek else { throw error("the text ends where a value is expected") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try nested { reader throws(JSONSyntaxError) in try reader.object() })
        case UInt8(ascii: "["): return .array(try nested { reader throws(JSONSyntaxError) in try reader.array() })
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error("no value starts like this")
        }
    }

    private mutating func nested<Value>(
        _ body: (inout JSONReader) throws(JSONSyntaxError) -> Value
    ) throws(JSONSyntaxError) -> Value {
        depth += 1
        guard depth <= 100 else { throw error("nested more than 100 levels deep") }
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object(
        _ report: (JSONMemberRange) -> Void = { _ in }
    ) throws(JSONSyntaxError) -> [JSON.Member] {
        position += 1
        skipSpace()
        var members: [JSON.Member] = []
        if peek == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            skipSpace()
            let start = position
            guard peek == UInt8(ascii: "\"") else { throw error("a name in quotes is expected") }
            let name = try text()
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw error("':' is expected") }
            position += 1
            skipSpace()
            let valueStart = position
            let value = try value()
            members.append(JSON.Member(name, value))
            report(JSONMemberRange(name: name, whole: start..<position, value: valueStart..<position))
            guard try another(closing: UInt8(ascii: "}")) else { return members }
        }
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSON] {
        position += 1
        skipSpace()
        var elements: [JSON] = []
        if peek == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        while true {
            elements.append(try value())
            guard try another(closing: UInt8(ascii: "]")) else { return elements }
        }
    }

    /// Passes a comma (true) or the closing bracket (false).
    private mutating func another(closing: UInt8) throws(JSONSyntaxError) -> Bool {
        skipSpace()
        guard let byte = peek, byte == UInt8(ascii: ",") || byte == closing else {
            throw error("',' or '\(Character(Unicode.Scalar(closing)))' is expected")
        }
        position += 1
        return byte != closing
    }

    private mutating func word(_ spelling: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let expected = spelling.withUTF8Buffer { Array($0) }
        guard bytes[position...].starts(with: expected) else { throw error("no value starts like this") }
        position += expected.count
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        if peek == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw error("a digit is expected") }
    }

    private mutating func text() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        skipPlainText()
        if peek == UInt8(ascii: "\"") {
            position += 1
            return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
        }
        var content = Array(bytes[start..<position])
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                try escape(into: &content)
            case 0..<0x20:
                throw error("a control character stands in a string")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw error("the text ends inside a string")
    }

    /// Most strings hold no escape: they are copied at once.
    private mutating func skipPlainText() {
        var end = position
        bytes.withUnsafeBufferPointer { bytes in
            while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""),
                bytes[end] != UInt8(ascii: "\\")
            {
                end += 1
            }
        }
        position = end
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONSyntaxError) {
        guard let byte = peek else { throw error("the text ends inside a string") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0c)
        case UInt8(ascii: "n"): content.append(0x0a)
        case UInt8(ascii: "r"): content.append(0x0d)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            var unit = try fourDigits()
            // A surrogate pair is one character; half of one is U+FFFD, as Go has it.
            if (0xd800..<0xdc00).contains(unit), bytes[position...].starts(with: [0x5c, 0x75]) {
                let mark = position
                position += 2
                let low = try fourDigits()
                if (0xdc00..<0xe000).contains(low) {
                    unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
                } else {
                    position = mark
                }
            }
            content += Array(String(Unicode.Scalar(unit) ?? "\u{fffd}").utf8)
        default:
            position -= 1
            throw error("no such escape")
        }
    }

    private mutating func fourDigits() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits are expected") }
        position += 4
        return value
    }
}
