/// How one shell, or a family of them, is told to export a variable.
///
/// What a dialect prints survives `eval $(lanyard env)` **without** quotes, whatever IFS and the options are: a
/// statement holds no blank but those between its words, no character that globs, no comment, and ends in `;`, so that
/// lines which the shell joins by blanks stay statements. What is not plainly safe is written as octal or hexadecimal
/// bytes; thus every byte but NUL, which no variable can hold, arrives as it is.
package protocol ShellDialect: Sendable {
    /// As `--shell` names it.
    var name: String { get }
    /// Whether a program of that name, without folder and version, speaks it.
    func isSpoken(by program: String) -> Bool
    /// One complete statement, without a newline behind it.
    func export(_ name: String, _ value: ByteString) -> [UInt8]
    /// One word of a command line, to stand where text is not split again: in a file, or in a quoted `eval`.
    func quoted(_ value: ByteString) -> [UInt8]
    /// Whether programs that the shell starts see whatever a variable of that name is given. Some names are the
    /// shell's own: it refuses them, and reads nothing that stands behind, or keeps a value of its own making.
    func canExport(_ name: String) -> Bool
}

extension ShellDialect {
    /// bash's own names are refused where the file is read, for bash has to read it, too.
    package func canExport(_ name: String) -> Bool { true }
}

extension ByteString {
    /// Whether every shell takes the bytes as one word as they stand, wherever they stand.
    ///
    /// `:` and `,` are left out on purpose: under `IFS=:` an unquoted `$(…)` would lose them.
    var isPlain: Bool {
        !bytes.isEmpty && bytes[0] != UInt8(ascii: "-") && bytes.allSatisfy { isPlainByte($0) }
    }
}

/// Whether a byte means nothing but itself in every shell.
func isPlainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "-"): true
    default: false
    }
}

/// Exactly three octal digits: a digit behind them cannot be taken for a fourth.
func octalDigits(_ byte: UInt8) -> [UInt8] {
    let zero = UInt8(ascii: "0")
    return [zero + byte >> 6, zero + byte >> 3 & 7, zero + byte & 7]
}
