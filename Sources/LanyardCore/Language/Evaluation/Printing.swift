/// Builtins that print, and programs that would print a file: heard within `$(…)` only.
extension Evaluator {
    mutating func echo(_ arguments: [ByteString], _ range: Range<Int>) throws(GivenUp) {
        guard output != nil else {
            state.status = 0
            return
        }
        let mode = characters
        let text = try answered(range) { () throws(BuiltinProblem) in try Echo.output(arguments, mode) }
        try write(text, range)
    }

    mutating func printf(_ arguments: [ByteString], _ range: Range<Int>) throws(GivenUp) {
        var arguments = arguments
        var name: Name?
        if arguments.first == "-v", arguments.count > 1 {
            guard isName(arguments[1].bytes) else {
                throw refuse(range, "printf -v needs the name of a variable", "printf -v NAME FORMAT")
            }
            name = Name(text: arguments[1].text, offset: range.lowerBound)
            arguments.removeFirst(2)
        }
        if arguments.first == "--" {
            arguments.removeFirst()
        } else if let first = arguments.first?.bytes, first.count > 1, first[0] == UInt8(ascii: "-") {
            throw refuse(range, "bash takes a format that begins with - for an option", "printf -- FORMAT")
        }
        let (words, mode) = (arguments, characters)
        guard name != nil || output != nil else {
            // Numbers that are none make it fail; what is not read here does not.
            state.status = (try? Printf.output(words, mode))?.status ?? 0
            return
        }
        let (text, status) = try answered(range) { () throws(BuiltinProblem) in try Printf.output(words, mode) }
        guard let name else { return try write(text, status: status, range) }
        guard spend(1 + text.count / 32, at: range) else { throw GivenUp() }
        guard text.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
        isComplete = true
        try assign(ByteString(text), to: name, valueOffset: range.lowerBound)
        state.status = status
    }

    /// `cat` of files beside, or of a here-document.
    mutating func printFiles(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        try requirePrograms(range)
        var status: UInt8 = 0
        for name in arguments where name != "--" {
            guard name.bytes.first != UInt8(ascii: "-") else {
                throw refuse(range, "options of cat are not read here", "write cat FILE")
            }
            guard let content = try content(of: try absolute(name, range), range) else {
                status = 1
                continue
            }
            guard !content.contains(0) else { throw refuse(range, "the file holds a NUL byte", "is this a text file?") }
            try write(content, range)
        }
        if !arguments.contains(where: { $0 != "--" }) {
            guard let input else { throw refuse(range, "cat without a file waits for input", "write cat FILE") }
            inputReads += 1
            self.input?.position = input.bytes.count
            try write(Array(input.bytes[input.position...]), range)
        }
        state.status = status
    }

    /// `command -v NAME`, and `command` before a builtin.
    mutating func performCommand(
        _ words: [ByteString],
        _ range: Range<Int>,
        _ redirected: Redirected
    ) throws(GivenUp) -> Flow {
        guard words.count == 3, words[1] == "-v" else {
            throw refuse(range, "only command -v NAME is read here", "remove the word command")
        }
        let name = words[2]
        if state.functions[name.text] != nil || ShellBuiltins.contains(name.text) {
            try write(name.bytes + [UInt8(ascii: "\n")], range)
            return .next
        }
        guard let path = slot("PATH").value else {
            throw refuse(range, "PATH has a value that only the shell knows", "remove the line")
        }
        switch surroundings.answer(.program(name: name, path: path)) {
        case .output(let text, let status): try write(text.bytes, status: status, range)
        case .unknown(let reason): throw refuse(range, reason, "remove the line")
        }
        return .next
    }

    mutating func answered<Result>(
        _ range: Range<Int>,
        _ body: () throws(BuiltinProblem) -> Result
    ) throws(GivenUp) -> Result {
        do throws(BuiltinProblem) {
            return try body()
        } catch {
            throw refuse(range, error.message, "write the resulting value")
        }
    }
}

/// What bash answers itself: bash(1), SHELL BUILTIN COMMANDS and Reserved Words.
enum ShellBuiltins {
    static func contains(_ name: String) -> Bool { names.contains(name) }

    private static let names: [String] = [
        ":", ".", "[", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "command", "compgen", "complete",
        "compopt", "continue", "declare", "dirs", "disown", "echo", "enable", "eval", "exec", "exit", "export", "false",
        "fc", "fg", "getopts", "hash", "help", "history", "jobs", "kill", "let", "local", "logout", "mapfile", "popd",
        "printf", "pushd", "pwd", "read", "readarray", "readonly", "return", "set", "shift", "shopt", "source",
        "suspend", "test", "times", "trap", "true", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait",
        "if", "then", "else", "elif", "fi", "case", "esac", "for", "select", "while", "until", "do", "done", "in",
        "function", "time", "{", "}", "!", "[[", "]]", "coproc",
    ]
}
