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
                guard argument.bytes.first == UInt8(ascii: "+"), format == nil else {
                    return NativeCommands.unread("date")
                }
                format = ByteString(argument.bytes.dropFirst())
            }
        }
        guard let format else { return NativeCommands.unread("date") }
        return .ask(.date(format: format, isUTC: isUTC))
    }
}
