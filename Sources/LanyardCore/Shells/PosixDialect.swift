/// sh, dash, busybox and whatever else keeps to POSIX, which has no `$'…'`.
///
/// ``K="`printf 'a\\040bx'`";export K="${K%x}";``: printf(1) is built in, back-quotes stand where zsh's GLOB_SUBST
/// would stumble over parentheses, and the `x` saves newlines at the end from being dropped.
package struct PosixDialect: ShellDialect {
    package var name: String { "sh" }

    package init() {}

    package func isSpoken(by program: String) -> Bool {
        WordList("sh dash ash busybox ksh ksh93 mksh yash").holds(program)
    }

    package func export(_ name: String, _ value: ByteString) -> [UInt8] {
        let name = Array(name.utf8)
        guard !value.isPlain, !value.isEmpty else {
            let word = value.isEmpty ? Array("''".utf8) : value.bytes
            return Array("export ".utf8) + name + [UInt8(ascii: "=")] + word + [UInt8(ascii: ";")]
        }
        var text = name + Array("=\"`printf '".utf8)
        text.reserveCapacity(value.bytes.count * 2 + 64)
        for (index, byte) in value.bytes.enumerated() {
            // A first `-` would be an option of printf.
            if isPlainByte(byte), index > 0 || byte != UInt8(ascii: "-") {
                text.append(byte)
            } else if byte == UInt8(ascii: "%") {
                // Some decode octal before they look for `%`: doubled as text it is one for all.
                text += Array("%%".utf8)
            } else {
                text += Array("\\\\".utf8)
                text += octalDigits(byte)
            }
        }
        return text + Array("x'`\";export ".utf8) + name + Array("=\"${".utf8) + name + Array("%x}\";".utf8)
    }

    package func quoted(_ value: ByteString) -> [UInt8] {
        singleQuoted(value)
    }
}

/// `'a b'`, with `'\''` for a single quote; the bare word where that is safe.
func singleQuoted(_ value: ByteString) -> [UInt8] {
    guard !value.isPlain else { return value.bytes }
    var word = [UInt8(ascii: "'")]
    for byte in value.bytes {
        if byte == UInt8(ascii: "'") {
            word += Array(#"'\''"#.utf8)
        } else {
            word.append(byte)
        }
    }
    word.append(UInt8(ascii: "'"))
    return word
}
