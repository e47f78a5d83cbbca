/// `git rev-parse --show-toplevel` and `--abbrev-ref HEAD`, with or without `-C FOLDER`.
enum GitCommand {
    static func reading(of arguments: [ByteString], in folder: ByteString?) -> NativeReading {
        var rest = arguments[...]
        guard var folder else { return .unknown("the working folder is not known here") }
        if rest.first == "-C", rest.count > 2 {
            let named = rest[rest.startIndex + 1]
            folder = named.bytes.first == UInt8(ascii: "/") ? named : folder + "/" + named
            rest = rest.dropFirst(2)
        }
        switch Array(rest) {
        case ["rev-parse", "--show-toplevel"]: return .ask(.gitTopLevel(folder))
        case ["rev-parse", "--abbrev-ref", "HEAD"]: return .ask(.gitBranch(folder))
        default: return NativeCommands.unread("git")
        }
    }
}
