extension SimpleCommand {
    /// The plain words of the program that does the work: those behind `sudo`, its options and what it sets.
    var programWords: [String] {
        var words = bareWords[...]
        guard words.first == "sudo" else { return Array(words) }
        words = words.dropFirst()
        while let word = words.first, word.hasPrefix("-") || word.contains("=") {
            words = words.dropFirst()
            // sudo(8): options that take the next word.
            if ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T"].contains(word) { words = words.dropFirst() }
        }
        return Array(words)
    }
}
