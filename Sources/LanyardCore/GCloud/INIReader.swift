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

    package init(section: String, name: String, value: String) {
        self.section = section
        self.name = name
        self.value = value
    }
}

/// Reads INI text as Python's `configparser.ConfigParser()` does, for that is what gcloud reads its files with:
/// `[section]`, `name = value` or `name: value`, `#` and `;` at the start of a line for comments, deeper indented lines
/// continue a value, names are folded to lower case, nothing may stand twice, `%%` is `%` and `%(name)s` another value.
package struct INIReader {
    private struct Entry {
        var section: String
        var name: String
        var line: Int
        var lines: [String]
    }

    /// Lists, no dictionaries: gcloud's files have a handful of lines.
    private var entries: [Entry] = []
    private var sections: [String] = []
    private var section: String?
    /// Whether the last entry may go on in the next line.
    private var isOpen = false
    private var indentation = 0

    /// The values of `[DEFAULT]`, which every other section has as well.
    private static let defaults = "DEFAULT"

    /// All values, section by section.
    package static func read(_ bytes: [UInt8]) throws(INISyntaxError) -> [INIValue] {
        var reader = INIReader()
        let text = String(decoding: bytes, as: UTF8.self)
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            try reader.take(line, number)
        }
        return try reader.values()
    }

    private mutating func take(_ line: Substring, _ number: Int) throws(INISyntaxError) {
        let content = trimmed(line)
        if content.hasPrefix("#") || content.hasPrefix(";") { return }
        guard !content.isEmpty else {
            if isOpen { entries[entries.count - 1].lines.append("") }
            return
        }
        let depth = line.prefix(while: isSpace).count
        if isOpen, depth > indentation {
            entries[entries.count - 1].lines.append(String(content))
            return
        }
        indentation = depth
        if content.hasPrefix("["), let end = content.lastIndex(of: "]"), end > content.index(after: content.startIndex)
        {
            try open(String(content[content.index(after: content.startIndex)..<end]), number)
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

    private mutating func set(_ content: Substring, _ number: Int) throws(INISyntaxError) {
        guard let section else { throw INISyntaxError(line: number, reason: "a [section] is expected first") }
        guard let mark = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            throw INISyntaxError(line: number, reason: "neither a [section] nor name = value")
        }
        let name = trimmed(content[..<mark]).lowercased()
        guard !name.isEmpty else { throw INISyntaxError(line: number, reason: "no name before '='") }
        guard !entries.contains(where: { $0.section == section && $0.name == name }) else {
            throw INISyntaxError(line: number, reason: visible(name) + " stands twice in [" + visible(section) + "]")
        }
        let value = trimmed(content[content.index(after: mark)...])
        entries.append(Entry(section: section, name: name, line: number, lines: [String(value)]))
        isOpen = true
    }

    private func values() throws(INISyntaxError) -> [INIValue] {
        var result: [INIValue] = []
        for section in sections where section != INIReader.defaults {
            let own = entries.filter { $0.section == section }
            let shared = entries.filter { entry in
                entry.section == INIReader.defaults && !own.contains { $0.name == entry.name }
            }
            let all = own + shared
            for entry in all {
                let value = try expanded(entry, among: all, depth: 0)
                result.append(INIValue(section: section, name: entry.name, value: value))
            }
        }
        return result
    }

    private func expanded(
        _ entry: Entry,
        among entries: [Entry],
        depth: Int
    ) throws(INISyntaxError) -> String {
        var lines = entry.lines
        while lines.count > 1, lines.last == "" { lines.removeLast() }
        guard lines.count > 1 || lines[0].utf8.contains(UInt8(ascii: "%")) else { return lines[0] }
        var rest = lines.joined(separator: "\n")[...]
        var result = ""
        while let mark = rest.firstIndex(of: "%") {
            result += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            if rest.hasPrefix("%") {
                result += "%"
                rest = rest.dropFirst()
            } else if rest.hasPrefix("("), let end = rest.firstIndex(of: ")"), rest[end...].hasPrefix(")s"),
                depth < 10, let other = other(rest.dropFirst().prefix(upTo: end).lowercased(), among: entries)
            {
                result += try expanded(other, among: entries, depth: depth + 1)
                rest = rest[end...].dropFirst(2)
            } else {
                throw INISyntaxError(line: entry.line, reason: "a literal '%' is written '%%'")
            }
        }
        return result + rest
    }

    private func other(_ name: String, among entries: [Entry]) -> Entry? {
        entries.first { $0.name == name }
    }
}

private func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t"
}

private func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
}
