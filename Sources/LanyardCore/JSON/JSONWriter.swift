extension JSON {
    /// One line without white space, as credential helpers print it.
    package var compact: String { String(decoding: compactBytes, as: UTF8.self) }

    /// ``compact`` in UTF-8.
    package var compactBytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output, indent: nil)
        return output
    }

    /// Lines indented by two spaces, with a final newline: what `--json` prints.
    package var pretty: String {
        var output: [UInt8] = []
        write(into: &output, indent: 0)
        return String(decoding: output, as: UTF8.self) + "\n"
    }

    private func write(into output: inout [UInt8], indent: Int?) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .number(let spelling): output += spelling.utf8
        case .string(let value): JSON.write(quoted: value.utf8, into: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                JSON.writeLineEnd(indent.map { $0 + 2 }, isFirst: index == 0, into: &output)
                element.write(into: &output, indent: indent.map { $0 + 2 })
            }
            if !elements.isEmpty { JSON.writeLineEnd(indent, isFirst: true, into: &output) }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                JSON.writeLineEnd(indent.map { $0 + 2 }, isFirst: index == 0, into: &output)
                JSON.write(quoted: member.name.utf8, into: &output)
                output += (indent == nil ? ":" : ": ").utf8
                member.value.write(into: &output, indent: indent.map { $0 + 2 })
            }
            if !members.isEmpty { JSON.writeLineEnd(indent, isFirst: true, into: &output) }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// What stands before an element: a comma unless it is the first, and a new line where there are lines.
    private static func writeLineEnd(_ indent: Int?, isFirst: Bool, into output: inout [UInt8]) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        guard let indent else { return }
        output.append(UInt8(ascii: "\n"))
        for _ in 0..<indent { output.append(UInt8(ascii: " ")) }
    }

    /// `text` as a JSON string: only what RFC 8259 demands is escaped, and DEL; non-ASCII stays readable.
    package static func quoted(_ text: String) -> String {
        var output: [UInt8] = []
        write(quoted: text.utf8, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// ``quoted(_:)`` of UTF-8, behind what is there.
    static func write(quoted text: some Collection<UInt8>, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        let isPlain: Void? = text.withContiguousStorageIfAvailable { bytes in
            // What needs no escape is copied at once, a token being a thousand bytes without one.
            var start = 0
            for index in 0..<bytes.count where mustEscape(bytes[index]) {
                output += UnsafeBufferPointer(rebasing: bytes[start..<index])
                writeEscape(of: bytes[index], into: &output)
                start = index + 1
            }
            output += UnsafeBufferPointer(rebasing: bytes[start...])
        }
        if isPlain == nil {
            for byte in text {
                if mustEscape(byte) { writeEscape(of: byte, into: &output) } else { output.append(byte) }
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7f
    }

    private static func writeEscape(of byte: UInt8, into output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): output += "\\\"".utf8
        case UInt8(ascii: "\\"): output += "\\\\".utf8
        case UInt8(ascii: "\n"): output += "\\n".utf8
        case UInt8(ascii: "\r"): output += "\\r".utf8
        case UInt8(ascii: "\t"): output += "\\t".utf8
        default: output += ("\\u" + hexadecimal(UInt32(byte), digits: 4)).utf8
        }
    }
}
