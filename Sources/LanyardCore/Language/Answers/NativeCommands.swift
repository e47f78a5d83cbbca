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

/// Programs whose output is known without starting them.
enum NativeCommands {
    /// Nil: no such program.
    static func reading(of words: [ByteString], workingFolder: ByteString?) -> NativeReading? {
        nil
    }
}
