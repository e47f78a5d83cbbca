/// Finds what stands behind `DB_PASSWORD=` anywhere in a text: in comments, in branches, in lines that no shell reads.
///
/// What is found is not told as a mistake, for it may be none; it is never shown. It is looked for by bytes, since a
/// statement that could not be read has no tree.
enum NamedValues {
    /// A quote that goes on longer was never closed.
    private static let lengthLimit = 4096

    /// Where nothing is known of the variables that are set.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        let found = all(in: bytes) { _ in false }
        return found.values + found.strays
    }

    /// - Parameter isKnown: whether a variable or a function of that name is there.
    /// - Returns: what a shell takes for such a value, and to the end of their lines those of which it takes a part.
    static func all(in bytes: [UInt8], isKnown: @escaping (String) -> Bool)
        -> (values: [Range<Int>], strays: [Range<Int>])
    {
        var ranges: [Range<Int>] = []
        var strays = ForeignSettings.ranges(in: bytes)
        let stray = StrayValue(bytes: bytes, isKnown: isKnown)
        var next = 0
        var line = 0
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\n") { line = index + 1 }
            guard bytes[index] == UInt8(ascii: "="), index >= next else { continue }
            var end = index
            while end > 0, bytes[end - 1].isBlank { end -= 1 }
            // `X+=`, `${X:=…}`
            if end > 0, bytes[end - 1] == UInt8(ascii: "+") || bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
            var start = end
            while start > 0, bytes[start - 1].isNameByte { start -= 1 }
            guard start < end, SecretNames.say(bytes[start..<end]), !isOption(bytes, start..<end) else { continue }
            var value = index + 1
            while value < bytes.count, bytes[value].isBlank { value += 1 }
            let isDefault = start > 1 && bytes[start - 1] == UInt8(ascii: "{") && bytes[start - 2] == UInt8(ascii: "$")
            let pieces = literals(bytes, value, isDefault: isDefault, &next)
            let text = String(decoding: pieces.flatMap { bytes[$0].prefix(lengthLimit) }, as: UTF8.self)
            let name = String(decoding: bytes[start..<end], as: UTF8.self)
            guard !Placeholder.isLeft(in: Array(text.utf8)[...]), !SecretNames.isPath(text, name),
                !TokenWords.hold(text, of: name)
            else { continue }
            let rest = restOfLine(bytes, value)
            if !isDefault, rest.count >= SecretNames.minimum, !isOpenEnded(bytes, value),
                stray.isFound(start..<end, value, line: line)
            {
                strays.append(rest)
                next = max(next, rest.upperBound)
                continue
            }
            guard text.utf8.count >= SecretNames.minimum else { continue }
            ranges += pieces
            // What is hidden is not looked at again.
            next = max(next, pieces.last?.upperBound ?? next)
        }
        return (ranges, strays)
    }

    /// `--secret=NAME` of gcloud, which is followed by no more than a name.
    private static func isOption(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
        name.lowerBound > 0 && bytes[name.lowerBound - 1] == UInt8(ascii: "-")
            && bytes[name].elementsEqual("secret".utf8)
    }

    /// The pieces of a word that stand for themselves, up to where a command makes more of it.
    ///
    /// - Parameters:
    ///   - isDefault: whether it ends with the brace of `${X:=…}`.
    ///   - end: as far as was looked.
    private static func literals(
        _ bytes: [UInt8],
        _ start: Int,
        isDefault: Bool,
        _ end: inout Int
    ) -> [Range<Int>] {
        if isOpenEnded(bytes, start) { return [restOfLine(bytes, start)] }
        var pieces: [Range<Int>] = []
        var quote: UInt8?
        var depth = 0
        var from = start
        var index = start
        func close(_ next: Int) {
            if from < index { pieces.append(from..<index) }
            from = next
            index = next
        }
        let limit = min(bytes.count, start + lengthLimit)
        defer { end = index }
        scan: while index < limit {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"): index = min(limit, index + 2)
            case UInt8(ascii: "`") where quote != UInt8(ascii: "'"): break scan
            case UInt8(ascii: "$") where quote != UInt8(ascii: "'"):
                guard let next = behindExpansion(bytes, index, &depth) else { break scan }
                close(next)
            case UInt8(ascii: "}") where isDefault && depth == 0 && quote == nil: break scan
            case UInt8(ascii: "}") where depth > 0 && quote != UInt8(ascii: "'"):
                depth -= 1
                close(index + 1)
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                if quote == nil || quote == byte {
                    quote = quote == nil ? byte : nil
                    close(index + 1)
                } else {
                    index += 1
                }
            default:
                if quote == nil, byte.isBlank || "\n\r;&|()".utf8.contains(byte) { break scan }
                index += 1
            }
        }
        // A quote that is not closed, unless a command stands in it.
        if quote != nil, index >= limit || bytes[index] != UInt8(ascii: "$") && bytes[index] != UInt8(ascii: "`") {
            let rest = restOfLine(bytes, start)
            index = rest.upperBound
            return rest.isEmpty ? [] : [rest]
        }
        close(index)
        return pieces
    }

    /// Whether it is the beginning of an array, or of a value in the quotes of a word processor.
    private static func isOpenEnded(_ bytes: [UInt8], _ start: Int) -> Bool {
        start < bytes.count
            && (bytes[start] == UInt8(ascii: "(") || SmartQuotes.first(in: bytes[start...].prefix(3)) == start)
    }

    private static func restOfLine(_ bytes: [UInt8], _ start: Int) -> Range<Int> {
        start..<(bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count)
    }

    /// Where the text goes on behind `$X`, or within `${X:-…}`; nil where a command stands there.
    private static func behindExpansion(_ bytes: [UInt8], _ dollar: Int, _ depth: inout Int) -> Int? {
        var index = dollar + 1
        guard index < bytes.count else { return index }
        if bytes[index] == UInt8(ascii: "(") { return nil }
        let isBraced = bytes[index] == UInt8(ascii: "{")
        if isBraced { index += 1 }
        // `$$`, `$1`
        if !isBraced, "$!?#@*-".utf8.contains(bytes[index]) || bytes[index].isDecimalDigit { return index + 1 }
        while index < bytes.count, bytes[index].isNameByte { index += 1 }
        guard isBraced else { return index }
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") { index += 1 }
        if index < bytes.count, "-=+".utf8.contains(bytes[index]) {
            depth += 1
            return index + 1
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "\n") { index += 1 }
        return min(bytes.count, index + 1)
    }
}
