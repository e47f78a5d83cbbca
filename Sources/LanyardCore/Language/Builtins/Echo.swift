/// Why a builtin's output is not known.
struct BuiltinProblem: Error {
    var message: String
}

/// `echo`: bash(1), SHELL BUILTIN COMMANDS, with xpg_echo off.
enum Echo {
    static func output(_ arguments: [ByteString], _ mode: Characters?) throws(BuiltinProblem) -> [UInt8] {
        var rest = arguments[...]
        var endsLine = true
        var readsEscapes = false
        while let option = rest.first?.bytes, option.count > 1, option[0] == UInt8(ascii: "-"),
            option.dropFirst().allSatisfy({ "neE".utf8.contains($0) })
        {
            for letter in option.dropFirst() {
                switch letter {
                case UInt8(ascii: "n"): endsLine = false
                case UInt8(ascii: "e"): readsEscapes = true
                default: readsEscapes = false
                }
            }
            rest = rest.dropFirst()
        }
        let text = Array(rest.map(\.bytes).joined(separator: [UInt8(ascii: " ")]))
        guard readsEscapes else { return endsLine ? text + [UInt8(ascii: "\n")] : text }
        var reader = EscapeReader(text, mode, .echo)
        let (output, isEnded) = try reader.readAll()
        return endsLine && !isEnded ? output + [UInt8(ascii: "\n")] : output
    }
}
