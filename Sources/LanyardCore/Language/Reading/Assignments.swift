/// `NAME=value`, `NAME+=value`, `NAME[e]=value`, `NAME=(…)`.
extension ScriptReader {
    /// An assignment, if the word here is one; else nothing is read.
    ///
    /// - Parameter isArgument: behind `export` and its like.
    mutating func assignment(isArgument: Bool) throws(Diagnostic) -> Assignment? {
        let before = cursor
        let start = wordStart()
        guard cursor.raw(0)?.isNameStart == true else { return nil }
        let name = Name(text: readName(), offset: start)
        var index: Word?
        if cursor.raw(0) == UInt8(ascii: "[") {
            guard isIndexed() else {
                cursor = before
                return nil
            }
            let opening = cursor.offset
            cursor.advance()
            index = try indexWord(opening)
            cursor.advance()
        }
        var isAppended = false
        if cursor.peek() == UInt8(ascii: "+"), cursor.raw(1) == UInt8(ascii: "=") {
            isAppended = true
            cursor.advance()
        }
        guard cursor.peek() == UInt8(ascii: "=") else {
            cursor = before
            return nil
        }
        namesMet.append(name.text)
        cursor.advance()
        if cursor.peek() == UInt8(ascii: "("), index == nil {
            let value = try array()
            return Assignment(name: name, index: nil, isAppended: isAppended, value: value)
        }
        let word = try assignedWord()
        if let end = endOfTemplate(word) {
            var placeholder = syntax(
                word.range.lowerBound..<end,
                "a placeholder is left here",
                "put the value in its place"
            )
            placeholder.rule = "placeholder-left"
            cursor.move(to: end)
            throw placeholder
        }
        if let byte = cursor.peek(), byte == UInt8(ascii: "(") {
            throw syntax(cursor.offset..<(cursor.offset + 1), "a parenthesis cannot stand here", "quote the value")
        }
        return Assignment(name: name, index: index, isAppended: isAppended, value: .word(word))
    }

    /// Where the value ends that begins with a word like `{{`, as in `{{ name }}`: its blanks would end it.
    private func endOfTemplate(_ word: Word) -> Int? {
        guard cursor.raw(0)?.isBlank == true, fixedRange == nil else { return nil }
        let text = cursor.bytes[word.range]
        guard
            let open = text.indices.dropLast().last(where: { text[$0] == UInt8(ascii: "{") && text[$0 + 1] == text[$0] }
            )
        else { return nil }
        var end = open + 2
        while end < cursor.limit,
            cursor.bytes[end].isNameByte || cursor.bytes[end].isBlank || cursor.bytes[end] == UInt8(ascii: ".")
        { end += 1 }
        guard end > cursor.offset, end + 1 < cursor.limit, cursor.bytes[end] == UInt8(ascii: "}"),
            cursor.bytes[end + 1] == cursor.bytes[end]
        else { return nil }
        while end < cursor.limit, !cursor.bytes[end].isMeta { end += 1 }
        return Placeholder.isLeft(in: cursor.bytes[word.range.lowerBound..<end]) ? end : nil
    }

    /// Whether brackets and an equals sign follow: `A[1]=`.
    private func isIndexed() -> Bool {
        var distance = 1
        var level = 1
        while let byte = cursor.raw(distance), byte != UInt8(ascii: "\n"), distance < 200 {
            if byte == UInt8(ascii: "[") { level += 1 }
            if byte == UInt8(ascii: "]") { level -= 1 }
            distance += 1
            guard level == 0 else { continue }
            if cursor.raw(distance) == UInt8(ascii: "+") { distance += 1 }
            return cursor.raw(distance) == UInt8(ascii: "=")
        }
        return false
    }

    /// `(a "b" [3]=c)`, over any number of lines.
    private mutating func array() throws(Diagnostic) -> Assignment.Value {
        let start = cursor.offset
        cursor.advance()
        var elements: [Assignment.Element] = []
        while true {
            try skipNewlines()
            guard let byte = cursor.peek() else { throw unclosed("parenthesis", start) }
            if byte == UInt8(ascii: ")") {
                cursor.advance()
                lastEnd = cursor.offset
                if let next = cursor.peek(), !next.isMeta { throw unexpected() }
                return .array(elements, range(start))
            }
            guard !byte.isMeta else { throw unexpected() }
            var index: Word?
            if byte == UInt8(ascii: "["), isIndexed() {
                let opening = cursor.offset
                cursor.advance()
                index = try indexWord(opening)
                cursor.advance()
                guard cursor.peek() == UInt8(ascii: "=") else {
                    throw diagnostic("refused", opening, "this is not read here", "write [index]=value")
                }
                cursor.advance()
            }
            if index == nil, byte == UInt8(ascii: "[") {
                throw diagnostic("refused", cursor.offset, "bash looks for the index of an element here", "quote the [")
            }
            let word = index == nil ? try word() : try assignedWord()
            // Even behind an index, which is then lost.
            try refuseBraces(word)
            elements.append(Assignment.Element(index: index, word: word))
        }
    }

    func refuseBraces(_ assignment: Assignment) throws(Diagnostic) {
        if case .word(let word) = assignment.value { try refuseBraces(word) }
    }
}
