/// One word of a command line that is shown to be typed, quoted where a shell would take it for more.
///
/// Text that could move a terminal's cursor is written in octal, as bash, zsh and ksh read it.
package func posixQuoted(_ text: String) -> String {
    let value = ByteString(text)
    guard visible(text, limit: .max) == text else { return String(decoding: dollarQuoted(value), as: UTF8.self) }
    let isHarmless = value.bytes.allSatisfy { isPlainByte($0) || harmless.contains($0) }
    guard value.isEmpty || !isHarmless else { return text }
    return String(decoding: singleQuoted(value), as: UTF8.self)
}

/// What no shell takes for more within a word that is typed.
private let harmless = Array(":,+=%".utf8)
