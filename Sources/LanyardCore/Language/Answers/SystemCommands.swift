/// `id -un`.
enum IDCommand {
    static func reading(of arguments: [ByteString]) -> NativeReading {
        switch arguments {
        case ["-un"], ["-nu"], ["-u", "-n"], ["-n", "-u"], ["--user", "--name"]: .ask(.userName)
        default: NativeCommands.unread("id")
        }
    }
}

/// `uname -s`, `-m`, `-n`, `-r`; alone it is `-s`.
enum UnameCommand {
    static func reading(of arguments: [ByteString]) -> NativeReading {
        guard arguments.count <= 1 else { return NativeCommands.unread("uname") }
        switch arguments.first {
        case nil, "-s", "--kernel-name": return .ask(.system(UInt8(ascii: "s")))
        case "-m", "--machine": return .ask(.system(UInt8(ascii: "m")))
        case "-n", "--nodename": return .ask(.system(UInt8(ascii: "n")))
        case "-r", "--kernel-release": return .ask(.system(UInt8(ascii: "r")))
        default: return NativeCommands.unread("uname")
        }
    }
}

/// `date +FORMAT`, of the present moment.
enum DateCommand {
    static func reading(of arguments: [ByteString]) -> NativeReading {
        var isUTC = false
        var format: ByteString?
        for argument in arguments {
            switch argument {
            case "-u", "--utc", "--universal": isUTC = true
            default:
                guard argument.bytes.first == UInt8(ascii: "+"), format == nil else { return unread(arguments) }
                format = ByteString(argument.bytes.dropFirst())
            }
        }
        // In the locale's own words.
        guard let format else { return .unstable }
        return .ask(.date(format: format, isUTC: isUTC))
    }

    /// The moment of a file, or one that is written out as `@1700000000`, is always the same; and with -s the clock is
    /// set. Any other form tells of now.
    private static func unread(_ arguments: [ByteString]) -> NativeReading {
        let isOfNow = arguments.allSatisfy { argument in
            let text = argument.text
            return !text.contains("@") && !["-r", "-f", "-s", "--r", "--f", "--s"].contains { text.hasPrefix($0) }
        }
        return isOfNow ? .unstable : NativeCommands.unread("date")
    }
}
