/// Words in one text, separated by single blanks, that names are looked up in.
///
/// A set would cost a program that lives for a millisecond more than all its look-ups, and comparing strings costs ten
/// times what comparing bytes does.
struct WordList: ExpressibleByStringLiteral {
    private let text: StaticString

    init(_ text: StaticString) {
        self.text = text
    }

    init(stringLiteral text: StaticString) {
        self.init(text)
    }

    /// Whether one of the words is that name.
    func holds(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        first(sharedWith: name) { word, shared in shared == word && shared == name.count }
    }

    /// Whether the name begins with one of the words.
    func beginsAny(of name: UnsafeBufferPointer<UInt8>) -> Bool {
        first(sharedWith: name) { word, shared in shared == word }
    }

    func holds(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { holds($0) }
    }

    /// Calls with each word's length and how many bytes the name shares with its beginning, until that is answered.
    @inline(__always)
    private func first(
        sharedWith name: UnsafeBufferPointer<UInt8>,
        where isFound: (_ word: Int, _ shared: Int) -> Bool
    ) -> Bool {
        let words = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var offset = 0
        while offset < words.count {
            let start = offset
            while offset < words.count, offset - start < name.count, words[offset] == name[offset - start],
                words[offset] != UInt8(ascii: " ")
            {
                offset += 1
            }
            let shared = offset - start
            while offset < words.count, words[offset] != UInt8(ascii: " ") { offset += 1 }
            if offset > start, isFound(offset - start, shared) { return true }
            offset += 1
        }
        return false
    }
}
