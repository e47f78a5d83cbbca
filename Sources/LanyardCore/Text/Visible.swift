/// Text from outside (a file, a server, a variable) made safe to show: the one place where that is done.
///
/// Control characters, line and bidi controls and bytes that are not UTF-8 become `\u{…}` or `\x…`, so that no file or
/// server can move the cursor, recolour a terminal, forge a line of a log or reverse what a reader sees.
///
/// - Parameter limit: bytes of output after which the rest is cut and `…` is put (4 kB unless told).
package func visible(_ bytes: [UInt8], limit: Int = 4096) -> String {
    var result = ""
    var length = 0
    func add(_ piece: String) -> Bool {
        length += piece.utf8.count
        guard length <= limit else {
            result += "…"
            return false
        }
        result += piece
        return true
    }
    var decoder = UTF8()
    var position = 0
    var iterator = bytes.makeIterator()
    decoding: while true {
        let start = position
        switch decoder.decode(&iterator) {
        case .emptyInput:
            break decoding
        case .scalarValue(let scalar):
            position += UTF8.width(scalar)
            guard add(isShownAsItIs(scalar) ? String(scalar) : escaped(scalar)) else { break decoding }
        case .error:
            position = start + 1
            guard add("\\x" + hexadecimal(UInt32(bytes[start]), digits: 2)) else { break decoding }
            // The decoder may have read past the malformed byte: go on right behind it.
            decoder = UTF8()
            iterator = Array(bytes[position...]).makeIterator()
        }
    }
    return result
}

package func visible(_ text: String, limit: Int = 4096) -> String {
    visible(Array(text.utf8), limit: limit)
}

/// The same for a value in a sentence, where one that is empty would not be seen at all.
package func visibleValue(_ text: String) -> String {
    text.isEmpty ? "\"\"" : visible(text)
}

package func visible(_ text: ByteString, limit: Int = 4096) -> String {
    visible(text.bytes, limit: limit)
}

private func isShownAsItIs(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7e: true
    // C0 and C1 controls, DEL.
    case 0...0x1f, 0x7f...0x9f: false
    // Zero-width and bidi marks, line and paragraph separators, invisible operators, BOM, tags.
    case 0xad, 0x61c, 0x180e, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb: false
    case 0xe0000...0xe0fff: false
    default: true
    }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + hexadecimal(scalar.value, digits: 2) + "}"
    }
}

/// `value` in lower-case hexadecimal, with at least `digits` digits.
package func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
