/// dirname(1) of GNU coreutils.
enum Dirname {
    static func reading(of arguments: [ByteString]) -> NativeReading {
        let names = arguments.first == "--" ? Array(arguments.dropFirst()) : arguments
        guard !names.isEmpty, arguments.first == "--" || names.allSatisfy({ !$0.bytes.starts(with: "-".utf8) }) else {
            return NativeCommands.unread("dirname")
        }
        return .output(ByteString(names.flatMap { folder(of: $0.bytes) + [UInt8(ascii: "\n")] }))
    }

    static func folder(of path: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var end = path.count
        while end > 0, path[end - 1] == slash { end -= 1 }
        while end > 0, path[end - 1] != slash { end -= 1 }
        if end == 0 { return path.first == slash ? [slash] : [UInt8(ascii: ".")] }
        while end > 1, path[end - 1] == slash { end -= 1 }
        return Array(path[..<end])
    }
}
