/// What a command substitution prints, told from the words of its command.
enum NativeReading: Equatable {
    /// Known from the words alone.
    case output(ByteString, status: UInt8 = 0)
    /// The surroundings know it.
    case ask(Question)
    /// Another value each time.
    case unstable
    /// Not answered: why, in words for a person.
    case unknown(String)
}

/// Programs whose output is known without starting them: a new one is a file beside this, and a line here.
enum NativeCommands {
    /// - Parameter folder: the working folder; nil: it is not known.
    /// - Returns: nil: no such program.
    static func reading(of words: [ByteString], in folder: ByteString?) -> NativeReading? {
        let arguments = Array(words.dropFirst())
        switch words.first?.text {
        case "dirname": return Dirname.reading(of: arguments)
        case "basename": return Basename.reading(of: arguments)
        case "whoami": return arguments.isEmpty ? .ask(.userName) : unread("whoami")
        case "id": return IDCommand.reading(of: arguments)
        case "hostname": return arguments.isEmpty ? .ask(.hostName) : unread("hostname")
        case "uname": return UnameCommand.reading(of: arguments)
        case "date": return DateCommand.reading(of: arguments)
        case "git": return GitCommand.reading(of: arguments, in: folder)
        case "gcloud": return GCloudCommand.reading(of: arguments)
        default: return nil
        }
    }

    static func unread(_ name: String) -> NativeReading {
        .unknown("this form of \(name) is not answered here, and nothing is run")
    }
}
