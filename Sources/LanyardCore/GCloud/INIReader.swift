/// Why a text is no INI file, and in which line (the first is 1).
package struct INISyntaxError: Error, Equatable, Sendable {
    package var line: Int
    package var reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}

/// Reads INI text as Python's `configparser.ConfigParser()` does, for that is what gcloud reads its files with:
/// `[section]`, `name = value` or `name: value`, `#` and `;` at the start of a line for comments, deeper indented lines
/// continue a value, names are folded to lower case, nothing may stand twice, `%%` is `%` and `%(name)s` another value.
package struct INIReader {
    private struct Entry {
        var line: Int
        var lines: [String]
    }

    private var sections: [String: [String: Entry]] = [:]
    private var section: String?
    private var option: String?
    private var indentation = 0

    /// The values of `[DEFAULT]`, which every other section has as well.
    private static let defaults = "DEFAULT"

    /// Section to name to value.
    package static func read(_ bytes: [UInt8]) throws(INISyntaxError) -> [String: [String: String]] {
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
            if let section, let option { sections[section]?[option]?.lines.append("") }
            return
        }
        let depth = line.prefix(while: isSpace).count
        if let section, let option, depth > indentation {
            sections[section]?[option]?.lines.append(String(content))
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
        if name != INIReader.defaults, sections[name] != nil {
            throw INISyntaxError(line: number, reason: "section [" + visible(name) + "] stands twice")
        }
        if sections[name] == nil { sections[name] = [:] }
        section = name
        option = nil
    }

    private mutating func set(_ content: Substring, _ number: Int) throws(INISyntaxError) {
        guard let section else { throw INISyntaxError(line: number, reason: "a [section] is expected first") }
        guard let mark = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            throw INISyntaxError(line: number, reason: "neither a [section] nor name = value")
        }
        let name = trimmed(content[..<mark]).lowercased()
        guard !name.isEmpty else { throw INISyntaxError(line: number, reason: "no name before '='") }
        guard sections[section]?[name] == nil else {
            throw INISyntaxError(line: number, reason: visible(name) + " stands twice in [" + visible(section) + "]")
        }
        let value = trimmed(content[content.index(after: mark)...])
        sections[section]?[name] = Entry(line: number, lines: [String(value)])
        option = name
    }

    private func values() throws(INISyntaxError) -> [String: [String: String]] {
        var result: [String: [String: String]] = [:]
        let shared = sections[INIReader.defaults] ?? [:]
        for (section, own) in sections where section != INIReader.defaults {
            let entries = shared.merging(own) { _, own in own }
            var values: [String: String] = [:]
            for (name, entry) in entries { values[name] = try expanded(entry, among: entries, depth: 0) }
            result[section] = values
        }
        return result
    }

    private func expanded(
        _ entry: Entry,
        among entries: [String: Entry],
        depth: Int
    ) throws(INISyntaxError) -> String {
        var lines = entry.lines
        while lines.count > 1, lines.last == "" { lines.removeLast() }
        var rest = lines.joined(separator: "\n")[...]
        var result = ""
        while let mark = rest.firstIndex(of: "%") {
            result += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            if rest.hasPrefix("%") {
                result += "%"
                rest = rest.dropFirst()
            } else if rest.hasPrefix("("), let end = rest.firstIndex(of: ")"), rest[end...].hasPrefix(")s"),
                depth < 10, let other = entries[rest.dropFirst().prefix(upTo: end).lowercased()]
            {
                result += try expanded(other, among: entries, depth: depth + 1)
                rest = rest[end...].dropFirst(2)
            } else {
                throw INISyntaxError(line: entry.line, reason: "a literal '%' is written '%%'")
            }
        }
        return result + rest
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
