/// bash: `export NAME=$'a\040b';`. ksh93, mksh and busybox read the same.
package struct BashDialect: ShellDialect {
    package var name: String { "bash" }

    package init() {}

    package func isSpoken(by program: String) -> Bool {
        WordList("bash rbash").holds(program)
    }

    package func export(_ name: String, _ value: ByteString) -> [UInt8] {
        // Assigned and exported in one word: zsh loses PATH where these are two steps.
        Array("export ".utf8) + Array(name.utf8) + [UInt8(ascii: "=")] + quoted(value) + [UInt8(ascii: ";")]
    }

    package func quoted(_ value: ByteString) -> [UInt8] {
        dollarQuoted(value)
    }
}

/// `$'a\040b'`, or the bare word where that is safe. Octal, for ksh93 and mksh read more digits into `\x`.
func dollarQuoted(_ value: ByteString) -> [UInt8] {
    guard !value.isPlain else { return value.bytes }
    var word = Array("$'".utf8)
    word.reserveCapacity(value.bytes.count * 2 + 3)
    for byte in value.bytes {
        if isPlainByte(byte) {
            word.append(byte)
        } else {
            word.append(UInt8(ascii: "\\"))
            word += octalDigits(byte)
        }
    }
    word.append(UInt8(ascii: "'"))
    return word
}
