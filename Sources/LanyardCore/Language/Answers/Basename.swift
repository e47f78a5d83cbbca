/// basename(1) of GNU coreutils.
enum Basename {
    static func reading(of arguments: [ByteString]) -> NativeReading {
        let names = arguments.first == "--" ? Array(arguments.dropFirst()) : arguments
        guard names.count == 1 || names.count == 2,
            arguments.first == "--" || !(names[0].bytes.starts(with: "-".utf8))
        else { return NativeCommands.unread("basename") }
        var name = last(of: names[0].bytes)
        if names.count == 2 {
            let suffix = names[1].bytes
            let isSuffix = name.count > suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
            if isSuffix, name != [UInt8(ascii: "/")] { name.removeLast(suffix.count) }
        }
        return .output(ByteString(name + [UInt8(ascii: "\n")]))
    }

    static func last(of path: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var end = path.count
        while end > 0, path[end - 1] == slash { end -= 1 }
        if end == 0 { return path.isEmpty ? [] : [slash] }
        var start = end
        while start > 0, path[start - 1] != slash { start -= 1 }
        return Array(path[start..<end])
    }
}
