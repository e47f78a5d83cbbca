/// What a console shows before that which is typed: `$ `, `me@host:~/x$ `, `(venv) [me@host x]$ `.
enum Prompt {
    /// Bytes of it, without the blank behind its sign; nil: the line begins with none.
    ///
    /// - Parameter isRoots: whether `#` alone is one; elsewhere it begins a comment.
    static func length(of line: ArraySlice<UInt8>, isRoots: Bool) -> Int? {
        for sign in line.indices.dropLast()
        where line[sign + 1] == UInt8(ascii: " ")
            && (line[sign] == UInt8(ascii: "$") || line[sign] == UInt8(ascii: "#"))
        {
            let before = line[..<sign]
            guard before.isEmpty ? line[sign] == UInt8(ascii: "$") || isRoots : isPlace(before) else { return nil }
            return sign + 1 - line.startIndex
        }
        return nil
    }

    /// `me@host:~/x`, in brackets or not, and behind an environment of Python's.
    private static func isPlace(_ text: ArraySlice<UInt8>) -> Bool {
        var text = text
        if text.first == UInt8(ascii: "("), let end = text.firstIndex(of: UInt8(ascii: ")")) {
            text = text[(end + 1)...].drop(while: \.isBlank)
            if text.isEmpty { return true }
        }
        guard let at = text.firstIndex(of: UInt8(ascii: "@")), at > text.startIndex else { return false }
        let isBracketed = text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]")
        return isBracketed || !text.contains(where: \.isBlank)
    }
}
