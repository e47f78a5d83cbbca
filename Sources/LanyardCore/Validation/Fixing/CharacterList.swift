/// The lists of characters that `tr` takes: tr(1), by bytes as GNU's does.
enum CharacterList {
    static func translate(_ stream: TextStream, _ arguments: ArraySlice<String>) -> TextStream? {
        var flags = ""
        var rest = arguments
        while let argument = rest.first, argument.hasPrefix("-"), argument.utf8.count > 1 {
            flags += argument.dropFirst()
            rest = rest.dropFirst()
            if argument == "--" { break }
        }
        flags.removeAll { $0 == "-" }
        let lists = rest.compactMap { bytes(of: $0) }
        guard lists.count == rest.count else { return nil }
        var result = stream
        switch (flags, lists.count) {
        case ("d", 1): result.bytes.removeAll { lists[0].contains($0) }
        case ("dc", 1), ("cd", 1), ("dC", 1), ("Cd", 1): result.bytes.removeAll { !lists[0].contains($0) }
        case ("", 2):
            guard let last = lists[1].last else { return nil }
            result.bytes = stream.bytes.map { byte in
                guard let index = lists[0].lastIndex(of: byte) else { return byte }
                return index < lists[1].count ? lists[1][index] : last
            }
        default: return nil
        }
        return result
    }

    /// Nil: what it stands for is not known here.
    static func bytes(of list: String) -> [UInt8]? {
        var single: [UInt8] = []
        var rest = Array(list.utf8)[...]
        var result: [UInt8] = []
        while let byte = rest.first {
            if rest.starts(with: "[:".utf8) {
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")), let members = members(of: rest[...end]) else {
                    return nil
                }
                result += members
                rest = rest[(end + 1)...]
                continue
            }
            guard !rest.starts(with: "[=".utf8), !rest.contains(UInt8(ascii: "*")) else { return nil }
            rest = rest.dropFirst()
            single = [byte]
            if byte == UInt8(ascii: "\\") {
                guard let escaped = rest.popFirst(), let meant = meaning(ofEscaped: escaped) else { return nil }
                single = [meant]
            } else if rest.count > 1, rest.first == UInt8(ascii: "-"), let end = rest.dropFirst().first {
                guard end != UInt8(ascii: "\\"), end >= byte else { return nil }
                single = Array(byte...end)
                rest = rest.dropFirst(2)
            }
            result += single
        }
        return result
    }

    private static func meaning(ofEscaped byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "n"): UInt8(ascii: "\n")
        case UInt8(ascii: "t"): UInt8(ascii: "\t")
        case UInt8(ascii: "r"): UInt8(ascii: "\r")
        case UInt8(ascii: "\\"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "]"), UInt8(ascii: "["): byte
        default: nil
        }
    }

    private static func members(of name: ArraySlice<UInt8>) -> [UInt8]? {
        let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
        let upper = Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
        let lower = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
        switch String(decoding: name, as: UTF8.self) {
        case "[:digit:]": return digits
        case "[:upper:]": return upper
        case "[:lower:]": return lower
        case "[:alpha:]": return upper + lower
        case "[:alnum:]": return digits + upper + lower
        case "[:xdigit:]": return digits + Array(UInt8(ascii: "A")...UInt8(ascii: "F")) + lower.prefix(6)
        case "[:blank:]": return [UInt8(ascii: "\t"), UInt8(ascii: " ")]
        case "[:space:]": return Array(UInt8(ascii: "\t")...UInt8(ascii: "\r")) + [UInt8(ascii: " ")]
        default: return nil
        }
    }
}
