/// Why a text is no INI file, and in which line (the first is 1).
package struct INISyntaxError: Error, Equatable, Sendable {
    package var line: Int
    package var reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}

/// `name = value` in a `[section]`.
package struct INIValue: Equatable, Sendable {
    package var section: String
    /// In lower case.
    package var name: String
    package var value: String
    /// The line in which it begins.
    package var line: Int

    package init(section: String, name: String, value: String, line: Int) {
        self.section = section
        self.name = name
        self.value = value
        self.line = line
    }
}

/// Reads INI text as Python's `configparser.ConfigParser()` does, for that is what gcloud reads its files with:
/// `[section]`, `name = value` or `name: value`, `#` and `;` at the start of a line for comments, deeper indented lines
/// continue a value, names are folded to lower case, nothing may stand twice, `%%` is `%` and `%(name)s` another value.
///
/// By bytes, for every credential helper reads gcloud's files before it answers.
package struct INIReader {
    private let bytes: [UInt8]
    /// As they stand, in one list: gcloud's files have a handful of lines.
    private var values: [INIValue] = []
    private var sections: [String] = []
    private var section: String?
    /// Whether the last value may go on in the next line.
    private var isOpen = false
    private var indentation = 0
    /// Whether any value stands for more than it says.
    private var refersToOthers = false

    /// The values of `[DEFAULT]`, which every other section has as well.
    private static let defaults = "DEFAULT"

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// All values, section by section.
    package static func read(_ bytes: [UInt8]) throws(INISyntaxError) -> [INIValue] {
        var reader = INIReader(bytes)
        try reader.takeAll()
        return try reader.finished()
    }

    private mutating func takeAll() throws(INISyntaxError) {
        var start = 0
        var number = 0
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
            number += 1
            try take(start..<end, number)
            let isPair =
                end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
            start = end + (isPair ? 2 : 1)
        }
    }

    private mutating func take(_ line: Range<Int>, _ number: Int) throws(INISyntaxError) {
        let content = trimmed(line)
        guard !content.isEmpty else {
            if isOpen { values[values.count - 1].value += "\n" }
            return
        }
        let first = bytes[content.lowerBound]
        if first == UInt8(ascii: "#") || first == UInt8(ascii: ";") { return }
        let depth = content.lowerBound - line.lowerBound
        if isOpen, depth > indentation {
            values[values.count - 1].value += "\n" + text(content)
            noteReferences(content)
            return
        }
        indentation = depth
        if first == UInt8(ascii: "["), let end = bytes[content].lastIndex(of: UInt8(ascii: "]")),
            end > content.lowerBound + 1
        {
            try open(text((content.lowerBound + 1)..<end), number)
        } else {
            try set(content, number)
        }
    }

    private mutating func open(_ name: String, _ number: Int) throws(INISyntaxError) {
        if sections.contains(name) {
            guard name == INIReader.defaults else {
                throw INISyntaxError(line: number, reason: "section [" + visible(name) + "] stands twice")
            }
        } else {
            sections.append(name)
        }
        section = name
        isOpen = false
    }

    private mutating func set(_ content: Range<Int>, _ number: Int) throws(INISyntaxError) {
        guard let section else { throw INISyntaxError(line: number, reason: "a [section] is expected first") }
        guard let mark = bytes[content].firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
            throw INISyntaxError(line: number, reason: "neither a [section] nor name = value")
        }
        let name = lowered(trimmed(content.lowerBound..<mark))
        guard !name.isEmpty else { throw INISyntaxError(line: number, reason: "no name before '='") }
        guard !values.contains(where: { $0.section == section && $0.name == name }) else {
            throw INISyntaxError(line: number, reason: visible(name) + " stands twice in [" + visible(section) + "]")
        }
        let value = trimmed((mark + 1)..<content.upperBound)
        values.append(INIValue(section: section, name: name, value: text(value), line: number))
        noteReferences(value)
        isOpen = true
    }

    private mutating func noteReferences(_ value: Range<Int>) {
        if bytes[value].contains(UInt8(ascii: "%")) { refersToOthers = true }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func lowered(_ range: Range<Int>) -> String {
        let text = text(range)
        return bytes[range].contains { $0.isUpperCaseLetter || $0 >= 0x80 } ? text.lowercased() : text
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private mutating func finished() throws(INISyntaxError) -> [INIValue] {
        for index in values.indices {
            while values[index].value.utf8.last == UInt8(ascii: "\n") { values[index].value.removeLast() }
        }
        guard refersToOthers || sections.contains(INIReader.defaults) else { return values }
        var result: [INIValue] = []
        for section in sections where section != INIReader.defaults {
            let own = values.indices.filter { values[$0].section == section }
            let shared = values.indices.filter { index in
                values[index].section == INIReader.defaults
                    && !own.contains { values[$0].name == values[index].name }
            }
            for index in own + shared {
                let value = try expanded(index, among: own + shared, depth: 0)
                result.append(
                    INIValue(section: section, name: values[index].name, value: value, line: values[index].line)
                )
            }
        }
        return result
    }

    private func expanded(_ index: Int, among all: [Int], depth: Int) throws(INISyntaxError) -> String {
        var rest = values[index].value[...]
        var result = ""
        while let mark = rest.firstIndex(of: "%") {
            result += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            if rest.hasPrefix("%") {
                result += "%"
                rest = rest.dropFirst()
            } else if rest.hasPrefix("("), let end = rest.firstIndex(of: ")"), rest[end...].hasPrefix(")s"),
                depth < 10, let other = other(rest.dropFirst().prefix(upTo: end).lowercased(), among: all)
            {
                result += try expanded(other, among: all, depth: depth + 1)
                rest = rest[end...].dropFirst(2)
            } else {
                throw INISyntaxError(line: values[index].line, reason: "a literal '%' is written '%%'")
            }
        }
        return result + rest
    }

    private func other(_ name: String, among all: [Int]) -> Int? {
        all.first { values[$0].name == name }
    }
}

/// What Python's `str.strip` takes off, of ASCII.
private func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09...0x0d, 0x1c...0x1f: true
    default: false
    }
}
