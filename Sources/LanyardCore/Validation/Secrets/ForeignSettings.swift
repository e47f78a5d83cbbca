/// Finds what other shells' ways of setting a variable give to a secret's name, `setenv HF_TOKEN w` and `set HF_TOKEN w`
/// with options or without, and `export HF_TOKEN w`, where the equals sign was forgotten.
enum ForeignSettings {
    /// To the end of each such line.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if let range = value(in: bytes[start..<end]) { ranges.append(range) }
            start = end + 1
        }
        return ranges
    }

    private static func value(in line: ArraySlice<UInt8>) -> Range<Int>? {
        var rest = line.drop(while: \.isBlank)
        guard let first = rest.first, first == UInt8(ascii: "s") || first == UInt8(ascii: "e") else { return nil }
        let command = next(&rest)
        let isExport = command.elementsEqual("export".utf8)
        guard isExport || command.elementsEqual("setenv".utf8) || command.elementsEqual("set".utf8) else { return nil }
        var name = next(&rest)
        while name.first == UInt8(ascii: "-") { name = next(&rest) }
        guard SecretNames.say(name), let sign = rest.first, !"#;&|=".utf8.contains(sign) else { return nil }
        if rest.last == UInt8(ascii: "\r") { rest = rest.dropLast() }
        let text = String(decoding: rest.prefix(4096), as: UTF8.self)
        guard text.utf8.count >= SecretNames.minimum, !Placeholder.isLeft(in: rest),
            !SecretNames.isPath(text, String(decoding: name, as: UTF8.self)),
            !isExport || StrayValue.looksDrawn(rest.prefix { !$0.isBlank && $0 != UInt8(ascii: "=") })
        else { return nil }
        return rest.startIndex..<rest.endIndex
    }

    private static func next(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let word = rest.prefix { !$0.isBlank }
        rest = rest[word.endIndex...].drop(while: \.isBlank)
        return word
    }
}
