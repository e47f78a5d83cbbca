extension ScriptReader {
    /// `$'…'` with the escapes of bash(1), QUOTING; the cursor stands on the quote.
    mutating func ansiQuoted(into pieces: inout Pieces, from start: Int) throws(Diagnostic) {
        cursor.advance()
        var result: [UInt8] = []
        while let byte = cursor.raw(0) {
            switch byte {
            case UInt8(ascii: "'"):
                cursor.advance()
                pieces.addQuoted(result)
                return
            case UInt8(ascii: "\\"):
                guard let scalar = try ansiEscape(into: &result, from: start) else { continue }
                pieces.addQuoted(result)
                pieces.add(.unicode(scalar))
                result = []
            default:
                cursor.advance()
                result.append(byte)
            }
        }
        throw unclosed("$' quote", start)
    }

    /// The scalar of `\u` beyond ASCII is given back: which bytes it stands for is known when the line is run.
    private mutating func ansiEscape(into result: inout [UInt8], from start: Int) throws(Diagnostic) -> UInt32? {
        let place = cursor.offset
        cursor.advance()
        guard let letter = cursor.raw(0) else { throw unclosed("$' quote", start) }
        if let octal = number(digits: 3, below: 8) {
            result.append(UInt8(truncatingIfNeeded: try notNul(octal & 0xff, place)))
            return nil
        }
        cursor.advance()
        switch letter {
        case UInt8(ascii: "a"): result.append(7)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): result.append(27)
        case UInt8(ascii: "f"): result.append(12)
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "v"): result.append(11)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): result.append(letter)
        case UInt8(ascii: "x"):
            if cursor.raw(0) == UInt8(ascii: "{") {
                throw diagnostic("refused", place, "\\x{…} is not read here", "write two digits: \\x41")
            }
            guard let value = number(digits: 2, below: 16) else {
                result += [UInt8(ascii: "\\"), letter]
                return nil
            }
            result.append(UInt8(truncatingIfNeeded: try notNul(value, place)))
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            guard let value = number(digits: letter == UInt8(ascii: "u") ? 4 : 8, below: 16) else {
                result += [UInt8(ascii: "\\"), letter]
                return nil
            }
            guard let scalar = Unicode.Scalar(try notNul(value, place)) else {
                throw diagnostic("refused", place, "this is no Unicode character", "they end at \\U10ffff")
            }
            guard scalar.isASCII else { return scalar.value }
            result.append(UInt8(truncatingIfNeeded: scalar.value))
        case UInt8(ascii: "c"):
            result.append(try control(place))
        default:
            result += [UInt8(ascii: "\\"), letter]
        }
        return nil
    }

    private mutating func control(_ place: Int) throws(Diagnostic) -> UInt8 {
        guard let byte = cursor.raw(0), byte > 0x20, byte < 0x7f, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "'")
        else { throw diagnostic("refused", place, "\\c is followed by no letter", "for example \\cA") }
        cursor.advance()
        if byte == UInt8(ascii: "?") { return 0x7f }
        let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
        return UInt8(truncatingIfNeeded: try notNul(UInt32(upper & 0x1f), place))
    }

    private mutating func number(digits: Int, below base: UInt32) -> UInt32? {
        var value: UInt32 = 0
        var count = 0
        while count < digits, let digit = cursor.raw(0)?.hexadecimalValue, digit < base {
            value = value &* base &+ digit
            cursor.advance()
            count += 1
        }
        return count == 0 ? nil : value
    }

    private func notNul(_ value: UInt32, _ place: Int) throws(Diagnostic) -> UInt32 {
        guard value != 0 else { throw diagnostic("refused", place, "a value cannot hold a NUL byte", "remove it") }
        return value
    }
}
