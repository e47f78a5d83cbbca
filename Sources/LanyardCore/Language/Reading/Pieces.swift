/// The parts of a word while it is being read: neighbours of one kind become one part.
struct Pieces {
    private(set) var parts: [WordPart] = []
    private(set) var bare: [UInt8] = []
    private var quoted: [UInt8]?

    /// Whether all of it so far is unquoted text.
    var isSingleBare: Bool { parts.isEmpty && quoted == nil && !bare.isEmpty }
    var isEmpty: Bool { parts.isEmpty && quoted == nil && bare.isEmpty }

    mutating func addBare(_ byte: UInt8) {
        flushQuoted()
        bare.append(byte)
    }

    mutating func addBare(_ bytes: ArraySlice<UInt8>) {
        flushQuoted()
        bare += bytes
    }

    mutating func addQuoted(_ bytes: some Sequence<UInt8>) {
        flushBare()
        quoted = quoted ?? []
        quoted?.append(contentsOf: bytes)
    }

    mutating func add(_ part: WordPart) {
        flushBare()
        flushQuoted()
        parts.append(part)
    }

    mutating func finished() -> [WordPart] {
        flushBare()
        flushQuoted()
        return parts
    }

    private mutating func flushBare() {
        guard !bare.isEmpty else { return }
        parts.append(.literal(bare, isQuoted: false))
        bare = []
    }

    private mutating func flushQuoted() {
        guard let bytes = quoted else { return }
        parts.append(.literal(bytes, isQuoted: true))
        quoted = nil
    }
}
