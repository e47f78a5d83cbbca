/// Bytes that a word has expanded to, and whether they stood in quotes: what was quoted is neither split nor matched.
struct Piece: Equatable {
    var bytes: [UInt8]
    var isQuoted: Bool
}

/// What a word expands to, while its parts are added one by one.
struct Expanded {
    enum Mode {
        /// One value, nothing split: of an assignment.
        case value
        /// One value, quotes remembered: of a pattern.
        case pattern
        /// Any number of fields: of a command's words.
        case fields
    }

    typealias Field = [Piece]

    let mode: Mode
    /// What splits fields, where anything does.
    private let separators: Separators
    /// In ``Mode/value``.
    private(set) var bytes: [UInt8] = []
    private(set) var pieces: Field = []
    private var hasField = false
    /// Whether a list without elements stood in quotes: it leaves no field, and takes away an empty one beside it.
    var hasEmptyList = false
    private(set) var fields: [Field] = []
    /// What ended the last field, if that is how it ended.
    private var lastSeparator: Separator = .none

    private enum Separator { case none, space, other }

    init(_ mode: Mode, separators: Separators = Separators()) {
        self.mode = mode
        self.separators = separators
    }

    var count: Int { bytes.count + pieces.reduce(0) { $0 + $1.bytes.count } }

    /// Text of the file's, or of an expansion in quotes.
    mutating func add(_ new: [UInt8], isQuoted: Bool) {
        if mode == .value {
            bytes += new
            return
        }
        guard isQuoted || !new.isEmpty else { return }
        hasField = true
        lastSeparator = .none
        append(new, isQuoted: isQuoted)
    }

    /// The result of an expansion outside quotes.
    mutating func addExpansion(_ new: [UInt8]) {
        guard mode == .fields else { return add(new, isQuoted: false) }
        var start = 0
        for (offset, byte) in new.enumerated() {
            guard separators.contains(byte) else { continue }
            if start < offset { addUnsplit(Array(new[start..<offset])) }
            start = offset + 1
            separate(by: byte)
        }
        if start == 0 { addUnsplit(new) } else if start < new.count { addUnsplit(Array(new[start...])) }
    }

    private mutating func addUnsplit(_ new: [UInt8]) {
        guard !new.isEmpty else { return }
        hasField = true
        lastSeparator = .none
        append(new, isQuoted: false)
    }

    private mutating func separate(by byte: UInt8) {
        if separators.isSpace(byte) {
            if hasField {
                endField()
                lastSeparator = .space
            }
            return
        }
        // Space beside another separator belongs to it.
        if hasField || lastSeparator != .space { endField() }
        lastSeparator = .other
    }

    /// Ends the field that is being made, even an empty one.
    mutating func endField() {
        fields.append(pieces)
        pieces = []
        hasField = false
    }

    mutating func finish() {
        if hasField { endField() }
    }

    private mutating func append(_ new: [UInt8], isQuoted: Bool) {
        if let last = pieces.indices.last, pieces[last].isQuoted == isQuoted {
            pieces[last].bytes += new
        } else {
            pieces.append(Piece(bytes: new, isQuoted: isQuoted))
        }
    }
}

/// What splits fields: the bytes of IFS, blanks and newline where it is unset.
struct Separators {
    private let bytes: [UInt8]

    init(_ value: [UInt8]? = nil) {
        bytes = value ?? Array(" \t\n".utf8)
    }

    /// What `"$*"` puts between the parameters: the first byte, nothing where IFS is empty.
    var joint: [UInt8] { Array(bytes.prefix(1)) }

    var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

    /// With a byte that newer bash takes for a space here and older bash does not: CR, vertical tab, form feed.
    var isDisputed: Bool { bytes.contains { (0x0b...0x0d).contains($0) } }

    func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }

    func isSpace(_ byte: UInt8) -> Bool {
        (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")) && contains(byte)
    }
}
