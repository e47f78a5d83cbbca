/// What is no secret, though it may look like a part of one: the names of a file's variables, and Lanyard's own words.
struct OwnWords {
    /// Of the file's variables.
    let names: Set<String>

    /// Longer runs are neither names nor words.
    private static let lengthLimit = 128

    /// The words of which rules' pages are written, in small letters, and those of what is said of values.
    private static let prose: Set<String> = {
        let said = """
            only small capital lower case letters digits hyphens underscores dots slashes colons spaces with without \
            begins ends characters long alone mean exported write instead behind named like
            """
        let pages = Rules.all.flatMap { [$0.summary, $0.documentation.explanation] }
        return (pages + [said]).reduce(into: []) { words, text in
            for word in text.utf8.split(whereSeparator: { !isLetter($0) }) {
                words.insert(String(decoding: word, as: UTF8.self).inLowerCase)
            }
        }
    }()

    /// - Parameter strays: pieces of secrets that a shell takes for names.
    init(_ script: CheckedScript, besides strays: Set<String>) {
        let places = RangeList(script.strays)
        let assigned = script.assignments.filter { !places.overlaps($0.name.range) }.map(\.name.text)
        names = script.usedNames.union(script.unexportedSpots.keys).subtracting(strays).union(assigned)
    }

    /// Whether a stretch lies within one.
    ///
    /// - Parameter isProse: whether Lanyard says it; else it stands in a file.
    func hold(_ range: Range<Int>, of bytes: [UInt8], isProse: Bool) -> Bool {
        let name = run(around: range.lowerBound, of: bytes, \.isNameByte)
        if range.upperBound <= name.upperBound, name.count <= OwnWords.lengthLimit,
            names.contains(String(decoding: bytes[name], as: UTF8.self))
        {
            return true
        }
        guard isProse else { return false }
        let word = run(around: range.lowerBound, of: bytes) { $0.isNameByte || $0 == UInt8(ascii: "-") }
        return range.upperBound <= word.upperBound && isProseWord(word, of: bytes)
    }

    /// Between spaces and outside quotes, which stand around values.
    private func isProseWord(_ word: Range<Int>, of bytes: [UInt8]) -> Bool {
        let signs = " ,:;()?'"
        guard word.count <= OwnWords.lengthLimit,
            word.lowerBound == 0 || signs.utf8.contains(bytes[word.lowerBound - 1]),
            word.upperBound == bytes.count || signs.utf8.contains(bytes[word.upperBound]),
            bytes[..<word.lowerBound].count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2)
        else { return false }
        return bytes[word].split(separator: UInt8(ascii: "-")).allSatisfy {
            OwnWords.prose.contains(String(decoding: $0, as: UTF8.self).inLowerCase)
        }
    }

    private func run(around index: Int, of bytes: [UInt8], _ isIn: (UInt8) -> Bool) -> Range<Int> {
        var start = index
        var end = index
        while start > 0, index - start <= OwnWords.lengthLimit, isIn(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, end - index <= OwnWords.lengthLimit, isIn(bytes[end]) { end += 1 }
        return start..<end
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte.isLowerCaseLetter || byte.isUpperCaseLetter }
}
