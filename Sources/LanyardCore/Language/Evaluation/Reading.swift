/// `read`, from a here-document or a file beside: bash(1), read.
extension Evaluator {
    private struct ReadOptions {
        var isRaw = false
        var delimiter = UInt8(ascii: "\n")
        var isArray = false
    }

    mutating func readLine(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        var rest = arguments
        let options = try readOptions(&rest, range)
        let names = try rest.map { word throws(GivenUp) in
            guard isName(word.bytes) else { throw refuse(range, "read needs names of variables", "read -r NAME") }
            return Name(text: word.text, offset: range.lowerBound)
        }
        guard !names.isEmpty, !options.isArray || names.count == 1 else {
            throw refuse(range, "read needs the name of a variable here", "read -r NAME")
        }
        for name in names { try checkAssignable(name) }
        guard input != nil else {
            throw refuse(range, "this asks whoever sources env.sh", "write the value itself, or a here-document")
        }
        let (line, isEnded) = takeLine(options)
        guard spend(1 + line.count / 32, at: range) else { throw GivenUp() }
        // Bash marks bytes with these, and forgets some of the marks.
        guard !line.contains(where: { $0.byte == 0x01 || $0.byte == 0x7f }) else {
            throw refuse(range, "a control character is not read here", "remove it")
        }
        // Bash goes by characters, and takes bytes that are none together with their neighbours.
        guard String(validating: line.map(\.byte), as: UTF8.self) != nil, separators.isASCII, options.delimiter < 0x80
        else { throw refuse(range, "bytes that are no characters are not read here", "write ASCII, or UTF-8") }
        try requireAgreedSeparators(range)
        if let last = line.last, last.isProtected, separators.isSpace(last.byte) {
            throw refuse(range, "whether a blank behind a backslash stays at the end follows no rule", "read -r NAME")
        }
        isComplete = true
        if options.isArray {
            var array = IndexedArray()
            for word in words(of: line, limit: .max) { array[array.next] = ByteString(word) }
            let place = Assignment(name: names[0], index: nil, isAppended: false, value: .array([], range))
            let elements = array.values.map { (index: Int64?.none, value: $0) }
            try assign(.array(elements), isComplete: true, to: place, marking: [])
        } else {
            let values = words(of: line, limit: names.count)
            for (number, name) in names.enumerated() {
                let value = number < values.count ? values[number] : []
                try assign(ByteString(value), to: name, valueOffset: range.lowerBound)
            }
        }
        state.status = isEnded ? 0 : 1
    }

    private mutating func readOptions(
        _ rest: inout ArraySlice<ByteString>,
        _ range: Range<Int>
    ) throws(GivenUp) -> ReadOptions {
        var options = ReadOptions()
        while let word = rest.first, word.bytes.first == UInt8(ascii: "-"), word.bytes.count > 1 {
            rest = rest.dropFirst()
            if word == "--" { break }
            var letters = word.bytes.dropFirst()
            while let letter = letters.popFirst() {
                switch letter {
                case UInt8(ascii: "r"): options.isRaw = true
                case UInt8(ascii: "a"): options.isArray = true
                case UInt8(ascii: "d"):
                    guard let value = letters.isEmpty ? rest.popFirst()?.bytes : Array(letters) else {
                        throw refuse(range, "read -d needs a delimiter", "read -r -d '' NAME")
                    }
                    // An empty one means NUL, which no text holds: all is read.
                    options.delimiter = value.first ?? 0
                    letters = []
                default: throw refuse(range, "this option of read is not read here", "read -r NAME")
                }
            }
        }
        return options
    }

    /// The next line, each byte with whether a backslash protects it; false where the input ended before the delimiter.
    private mutating func takeLine(_ options: ReadOptions) -> (line: [(byte: UInt8, isProtected: Bool)], isEnded: Bool)
    {
        guard var input else { return ([], false) }
        inputReads += 1
        defer { self.input = input }
        var line: [(byte: UInt8, isProtected: Bool)] = []
        while input.position < input.bytes.count {
            let byte = input.bytes[input.position]
            input.position += 1
            if !options.isRaw, byte == UInt8(ascii: "\\") {
                guard input.position < input.bytes.count else { break }
                let next = input.bytes[input.position]
                input.position += 1
                // Backslash and newline go on with the next line.
                if next != UInt8(ascii: "\n") { line.append((next, true)) }
            } else if byte == options.delimiter {
                return (line, true)
            } else if byte != 0 {
                line.append((byte, false))
            }
        }
        return (line, false)
    }

    /// Split as IFS says; the last one takes the rest.
    private func words(of line: [(byte: UInt8, isProtected: Bool)], limit: Int) -> [[UInt8]] {
        let separators = separators
        func isSpace(_ index: Int) -> Bool { !line[index].isProtected && separators.isSpace(line[index].byte) }
        func isSeparator(_ index: Int) -> Bool { !line[index].isProtected && separators.contains(line[index].byte) }
        var words: [[UInt8]] = []
        var index = 0
        while index < line.count, isSpace(index) { index += 1 }
        while index < line.count {
            var end = index
            while end < line.count, !isSeparator(end) { end += 1 }
            // Behind the word: space, at most one other separator, space.
            var next = end
            while next < line.count, isSpace(next) { next += 1 }
            if next < line.count, isSeparator(next) { next += 1 }
            while next < line.count, isSpace(next) { next += 1 }
            if words.count == limit - 1, next < line.count {
                // The rest with all that is in it, but for the space at its end.
                var last = line.count
                while last > index, isSpace(last - 1) { last -= 1 }
                words.append(line[index..<last].map(\.byte))
                return words
            }
            words.append(line[index..<end].map(\.byte))
            index = next
        }
        return words
    }
}
