/// A random number generator that can be started again from its seed: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

/// Writes env.sh files that are as nasty as the language allows.
struct ScriptGenerator {
    var random: SeededGenerator
    /// Names that are set for certain.
    var known: Set<String> = ["HOME", "OUTER"]
    /// How deep compound commands stand within each other.
    var depth = 0
    /// Which constructs the present file holds.
    var constructs: Set<Construct> = []

    static let names = ["A", "B", "C", "_d", "PROJECT_ID", "X1", "OUTER"]
    static let plain: [[UInt8]] =
        [
            "a", "b-c", "0", "x.y/z", "@", "%", "+", ",", "#", "!", "=", "[", "]", "*", "?", "{", "}", "{a,b}", "^",
            "é", "日本", "\u{1F511}",
            ":", "::", "/", "~", "a~", "-", "_", "1", "==",
        ].map { Array($0.utf8) } + [[0xff], [0xc3], [0x80, 0xbf], [0x01], [0x7f], [0x1b], [0x0d, 0x61]]
    static let quotable: [[UInt8]] = [
        " ", "  ", "\t", "\n", ";", "&", "|", "<", ">", "(", ")", "#", " # ", "$ ", "${", "$(",
    ].map { Array($0.utf8) }

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
    }

    /// A file, and which constructs it holds.
    ///
    /// - Parameter isAccepted: asked for each statement with all that stands before it; those for which it is false are
    ///   left out.
    mutating func script(where isAccepted: ([UInt8]) -> Bool = { _ in true }) -> [UInt8] {
        known = ["HOME", "OUTER"]
        constructs = []
        var result: [UInt8] = []
        if !chance(4) { result = preamble() }
        if !isAccepted(result) { result = [] }
        for _ in 0..<Int.random(in: 1...7, using: &random) {
            let before = (known, constructs)
            depth = 0
            var next = result + statement()
            next += pick(["\n", "\n", "\n\n", " ; ", ";", " # it's \"\n", "\t\n", " \\\n \n"])
            if chance(4) { next += Array("export \(name(ScriptGenerator.names))\n".utf8) }
            if chance(9), next.last == 10 { next.removeLast() }
            if isAccepted(next) {
                result = next.last == 10 || next.last == UInt8(ascii: ";") ? next : next + [10]
            } else {
                (known, constructs) = before
            }
        }
        return result
    }

    /// Sets all names, so that what follows meets none that is not.
    private mutating func preamble() -> [UInt8] {
        var result: [UInt8] = []
        for name in ScriptGenerator.names where name != "OUTER" {
            result += Array("\(name)=".utf8) + value() + Array("\n".utf8)
            known.insert(name)
        }
        result += Array("E1= N1=".utf8) + pick(["0", "1", "2"]) + Array(" N2=".utf8) + pick(["1", "3", "-1"]) + [10]
        if chance(2) {
            result +=
                Array("L1=(".utf8) + value() + Array(" ".utf8) + value() + pick([" ''", " x", ""]) + Array(")\n".utf8)
        }
        if chance(3) { result += Array("L2=([1]=".utf8) + value() + Array(" 'p q')\n".utf8) }
        if chance(6) { result += pick(["IFS=:\n", "IFS=\n", "IFS=', '\n", "IFS=$'\\n'\n", "IFS=a\n", "IFS=' :'\n"]) }
        if chance(8) { result += pick(["set -u\n", "set -f\n", "set -euo pipefail\n", "set -a\n", "set -e\n"]) }
        return result
    }

    mutating func statement() -> [UInt8] {
        depth += 1
        defer { depth -= 1 }
        guard depth > 3 || chance(2) else { return construct() }
        return plainStatement()
    }

    mutating func plainStatement() -> [UInt8] {
        switch Int.random(in: 0..<16, using: &random) {
        case 0...4: return assignments()
        case 5...8: return pick(["export ", "export ", "export  \\\n ", "declare -x ", "typeset -x "]) + declared()
        case 9: return Array("readonly ".utf8) + assignment(name(["R1", "R2", "R3", "R4", "R5"]))
        case 10: return Array("declare -x ".utf8) + declared()
        case 11:
            let name = self.name(ScriptGenerator.names)
            known.remove(name)
            return Array("unset \(name)".utf8)
        case 12: return pick(["set -a", "set +a", "set -a"])
        case 13: return pick([":", "true", ": 'x y' \"$HOME\"", ": # comment ' \" $("])
        case 14: return Array("declare -xr ".utf8) + assignment(name(["Q1", "Q2", "Q3", "Q4"]))
        default: return Array("export \(name(ScriptGenerator.names)) \(name(ScriptGenerator.names))".utf8)
        }
    }

    mutating func assignments() -> [UInt8] {
        var result: [UInt8] = []
        for index in 0..<Int.random(in: 1...3, using: &random) {
            if index > 0 { result += pick([" ", "  ", "\t", " \\\n"]) }
            let name = self.name(ScriptGenerator.names)
            result += assignment(name)
            known.insert(name)
        }
        return result
    }

    mutating func declared() -> [UInt8] {
        var result: [UInt8] = []
        var added: [String] = []
        for index in 0..<Int.random(in: 1...3, using: &random) {
            if index > 0 { result += pick([" ", " \\\n\t"]) }
            let name = self.name(ScriptGenerator.names)
            guard !chance(4) else {
                result += Array(name.utf8)
                continue
            }
            result += assignment(name)
            added.append(name)
        }
        known.formUnion(added)
        return result
    }

    mutating func assignment(_ name: String) -> [UInt8] {
        Array(name.utf8) + [UInt8(ascii: "=")] + word()
    }

    mutating func word() -> [UInt8] {
        var result: [UInt8] = chance(6) ? pick(["~", "~/", "~:", "~/x:~", "~\"\"", "~\\/", ":~/"]) : []
        for _ in 0..<Int.random(in: 0...5, using: &random) { result += piece(depth: 0, inBraces: false) }
        return result
    }

    mutating func piece(depth: Int, inBraces: Bool) -> [UInt8] {
        switch Int.random(in: 0..<12, using: &random) {
        case 0...2: return plain(inBraces)
        case 3:
            return [UInt8(ascii: "\\")]
                + pick(["$", "'", "\"", "\\", " ", "\n", "a", "`", "~", "}", "é", "#", ";", "&"])
        case 4: return Array("'".utf8) + text(["\\", "\"", "$HOME", "`", "}"]) + Array("'".utf8)
        case 5, 6: return doubleQuoted(depth)
        case 7: return ansi()
        case 8: return [UInt8(ascii: "$")] + pick(["", "%", ",", ".", "/", "="]) + Array("+".utf8)
        default: return chance(4) ? richExpansion(isQuoted: false) : expansion(depth, isQuoted: false)
        }
    }

    mutating func plain(_ inBraces: Bool) -> [UInt8] {
        let piece =
            inBraces && chance(3)
            ? pick(ScriptGenerator.quotable.filter { !$0.contains(36) }) : pick(ScriptGenerator.plain)
        return inBraces && piece.contains(UInt8(ascii: "}")) ? [] : piece
    }

    mutating func text(_ extra: [String]) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: result += pick(ScriptGenerator.plain)
            case 1: result += pick(ScriptGenerator.quotable.filter { !$0.contains(36) })
            default: result += pick(extra)
            }
        }
        return result
    }

    mutating func doubleQuoted(_ depth: Int) -> [UInt8] {
        var result = Array("\"".utf8)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result += [UInt8(ascii: "\\")] + pick(["$", "\"", "\\", "`", "a", "'", "\n", " ", "~", "é"])
            case 1: result += text(["'", "~", "{", "!"])
            case 2: result += pick(["$ ", "$.", "$'", "'$ '", "\\\n", "$%"])
            default: result += chance(4) ? richExpansion(isQuoted: true) : expansion(depth, isQuoted: true)
            }
        }
        return result + Array("\"".utf8)
    }

    mutating func ansi() -> [UInt8] {
        var result = Array("$'".utf8)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            result += pick([
                "\\a", "\\b", "\\e", "\\E", "\\f", "\\n", "\\r", "\\t", "\\v", "\\\\", "\\'", "\\\"", "\\?", "\\101",
                "\\1", "\\77z",
                "\\377", "\\x41", "\\x4g", "\\xe9", "\\xff", "\\xg", "\\u41", "\\u00e9", "\\u20ac", "\\u7ff", "\\u800",
                "\\uffff", "\\U1F511", "\\U00000041f",
                "\\ug", "\\cA", "\\ca", "\\c?", "\\c[", "\\c_", "\\z", "\\8", "a", "\"", "$HOME", "`", "~", " ", "\n",
                "\\\n", "é", "\\é", "\\1770", "\\x7f", "\\x01", "\\501",
            ])
        }
        return result + Array("'".utf8)
    }

    mutating func expansion(_ depth: Int, isQuoted: Bool) -> [UInt8] {
        let name = self.name(ScriptGenerator.names + ["HOME"])
        let isSet = known.contains(name)
        if depth > 3 || (isSet && chance(2)) {
            guard isSet else { return [] }
            return chance(2) ? Array("${\(name)}".utf8) : Array("$\(name)".utf8) + pick(["", "\\\n", ".", "-"])
        }
        var result = Array("${\(name)".utf8) + pick([":-", ":-", "-", ":+", "+"])
        if !isQuoted, chance(8) { result += pick(["~", "~/", "~/a"]) }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            if !isQuoted {
                result += piece(depth: depth + 1, inBraces: true)
            } else {
                switch Int.random(in: 0..<6, using: &random) {
                case 0: result += plain(true)
                case 1: result += pick(["'", "~", "\\}", "\\$", "\\\\", "\\a", "\\\"", "\\'", "'a b'", "\\`", "\\\n"])
                case 2: result += doubleQuoted(depth + 1)
                default: result += expansion(depth + 1, isQuoted: true)
                }
            }
        }
        return result + Array("}".utf8)
    }

    mutating func chance(_ one: Int) -> Bool {
        Int.random(in: 0..<one, using: &random) == 0
    }

    mutating func pick(_ choices: [String]) -> [UInt8] {
        Array(choices[Int.random(in: 0..<choices.count, using: &random)].utf8)
    }

    mutating func name(_ choices: [String]) -> String {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    mutating func pick(_ choices: [[UInt8]]) -> [UInt8] {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }
}
