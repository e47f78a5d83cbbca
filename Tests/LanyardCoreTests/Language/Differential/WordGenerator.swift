/// Words of every kind: each way to expand, of each kind of parameter, in each quoting, within each other.
extension ScriptGenerator {
    /// What variables hold: space, separators, letters of patterns and of quoting, numbers, nothing.
    static let values = [
        "", " ", "a", "a b", "  a  b ", "*", "[ab]", "a?", "a:b::c", ":", "a,b,,c", "\n", "a\nb\n\n", "\t", "\\",
        "a\\b",
        "\\*", "é", "日本 語", "-n", "-e", "-", "--", "=", "!", "(", "7", "010", "0x1F", "-3", "A+1", "N1", "~", "~/x",
        "$A", "`id`", "$(id)", "'q'", "\"d\"", "&", "a&b", "/", "//", "a/b/c.txt", "x.y.z", "abcabc", "{a,b}", "#a",
        "%a", "]", "x]y", "^", "aXbX", "1 2 3", "\u{7f}", "a;b", "<x>", "#", "_", "L1[0]", "99999999999999999999",
    ]
    static let scalars = ScriptGenerator.names + ["E1", "N1", "N2"]
    private static let others = [
        "U1", "1", "2", "@", "*", "#", "?", "L1", "L2", "L1[0]", "L1[1]", "L1[@]", "L1[*]", "L2[@]", "L2[*]", "L1[-1]",
        "L1[$N1]", "L1[N1]", "L1[N1+1]", "A[@]", "A[*]", "A[0]", "U1[@]", "U1[*]", "HOME", "PWD", "BASH_SOURCE",
        "BASH_SOURCE[0]", "IFS", "10", "@", "*", "L1[@]", "L1[*]", "L2", "E1[@]",
    ]

    /// In single quotes, whatever it is.
    mutating func value() -> [UInt8] {
        let text = ScriptGenerator.values[Int.random(in: 0..<ScriptGenerator.values.count, using: &random)]
        guard chance(40) else { return Array("'\(text.replacing("'", with: "'\\''"))'".utf8) }
        return [UInt8(ascii: "'"), 0xff, 0xc3, 0x61, UInt8(ascii: "'")]
    }

    mutating func wideWord(_ depth: Int = 0) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 1...(depth > 1 ? 2 : 3), using: &random) { result += widePiece(depth) }
        return result
    }

    private mutating func widePiece(_ depth: Int) -> [UInt8] {
        switch Int.random(in: 0..<16, using: &random) {
        case 0, 1: return pick(["a", "-", "x.y", "_", "7", "=", ":", "@", "%", "+", "b", "/"])
        case 2: return chance(3) ? pick(ScriptGenerator.plain) : value()
        case 3:
            return pick(["''", "\"\"", "\\ ", "\\a", "\\*", "\\$", "\\\\", "'a b'", "\\\n", "$''", "$'\\t'", "'*'"])
        case 4: return ansi()
        case 5...8: return wideQuoted(depth)
        case 9 where depth < 3: return substitution(isQuoted: chance(2))
        case 10: return Array("$((".utf8) + expression(2) + Array("))".utf8)
        default: return wideExpansion(isQuoted: false, depth)
        }
    }

    /// `"…"`.
    mutating func wideQuoted(_ depth: Int) -> [UInt8] {
        var result = Array("\"".utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) { result += quotedWidePiece(depth) }
        return result + Array("\"".utf8)
    }

    /// A piece of `"…"`.
    private mutating func quotedWidePiece(_ depth: Int) -> [UInt8] {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return pick(["a", " ", "a b", "*", ":", "'", "~", "{", "}", "é", "!", "#", "\n", "&", ";"])
        case 1: return pick(["\\$", "\\\\", "\\\"", "\\`", "\\a", "\\\n", "\\'", "$ ", "$.", "\\*"])
        case 2 where depth < 3: return Array("$(".utf8) + answer(depth + 1) + Array(")".utf8)
        case 3: return Array("$((".utf8) + expression(2) + Array("))".utf8)
        default: return wideExpansion(isQuoted: true, depth)
        }
    }

    /// `$X` or `${X…}`, with any operator and any operand.
    mutating func wideExpansion(isQuoted: Bool, _ depth: Int) -> [UInt8] {
        constructs.insert(.operation)
        let name = chance(3) ? self.name(ScriptGenerator.others) : self.name(ScriptGenerator.scalars)
        if chance(4), !name.contains("[") {
            return Array(
                (name.utf8.count > 1 && name.utf8.first.map { $0 < 58 } ?? false ? "${\(name)}" : "$\(name)").utf8
            )
        }
        let start = Array("${\(name)".utf8)
        let operation: [UInt8]
        switch Int.random(in: 0..<24, using: &random) {
        case 0, 1: operation = []
        case 2, 3: return Array("${#\(name)}".utf8)
        case 4...8:
            operation = pick([":-", "-", ":+", "+", ":=", "=", ":?", "?", ":-", ":+"]) + operand(isQuoted, depth)
        case 9...11: operation = pick(["#", "##", "%", "%%"]) + widePattern(isQuoted, depth)
        case 12...15:
            operation =
                pick(["/", "//", "/#", "/%"]) + widePattern(isQuoted, depth)
                + (chance(4) ? [] : Array("/".utf8) + replacement(isQuoted, depth))
        case 16...18:
            operation = pick([
                ":0", ":1", ":2:1", ": -1", ": -2:1", ":1:-1", ":$((1+1))", ":N1", ":0:0", ":9", ": 1 : 2", ":N1:N2",
                ":$N1:$N2", ":A", ":1:9", ": -9", ":E1", ":1?0:1", ":(1)", "::1", ":0:N1+1", ": -1:1",
            ])
        case 19, 20:
            operation = pick(["^", "^^", ",", ",,"]) + (chance(2) ? [] : widePattern(isQuoted, depth))
        case 21: return pick(["${!\(name)}", "${!A@}", "${!L1[@]}", "${!\(name):-x}", "${!_*}"])
        case 22: operation = pick(["@Q", "@U", "@u", "@L", "@E", "@P", "@A", "@a", "@K", "@k"])
        default: operation = pick(["-", ":-", "+", ":+"]) + (chance(2) ? [] : operand(isQuoted, depth))
        }
        return start + operation + Array("}".utf8)
    }

    /// The word of `${X:-w}`.
    private mutating func operand(_ isQuoted: Bool, _ depth: Int) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                result += pick([
                    "d", "p q", " ", "  x", "*", ":", ",", "a:b c", "~", "=", "é", "#", "-", "/", "(", "&", "\t", "\n",
                ])
            case 1: result += isQuoted ? pick(["\\}", "\\$", "\\\\", "\\a", "'", "\\\"", "{"]) : widePiece(depth + 1)
            case 2 where !isQuoted || chance(2): result += wideQuoted(depth + 1)
            case 3:
                result += pick(isQuoted ? ["\"q r\"", "\"\"", "\"$A\""] : ["'q  r'", "\"$B\"", "''", "\\ ", "\\*"])
            default: result += depth > 2 ? Array("$A".utf8) : wideExpansion(isQuoted: isQuoted, depth + 1)
            }
        }
        return result
    }

    /// The pattern of `${X#p}`.
    private mutating func widePattern(_ isQuoted: Bool, _ depth: Int) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0...3:
                result += pick([
                    "*", "?", "a", "b", ".", ":", "[a-c]", "[!x]", " ", "\\.", "[[:alnum:]]", "é", "[", "]", "\\*",
                    "\\\\",
                    "#", "%", "[a", "-", "\\/", "[ab]*", "**", "[^a]", "$", "X",
                ])
            case 4:
                result +=
                    isQuoted ? pick(["$A", "${B}", "$E1"]) : pick(["'*'", "\"?\"", "\"$B\"", "\"a b\"", "''", "'/'"])
            case 5 where !isQuoted: result += wideQuoted(depth + 1)
            default: result += depth > 1 ? Array("$A".utf8) : wideExpansion(isQuoted: isQuoted, depth + 1)
            }
        }
        return result
    }

    private mutating func replacement(_ isQuoted: Bool, _ depth: Int) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1:
                result += pick(["r", "x y", "é", "/", "&", "<&>", ":", "~", "*", "\\&", "\\/", "\\\\", "'", "  "])
            case 2: result += isQuoted ? pick(["\"", "$A", "\\$"]) : pick(["'&'", "\"$A\"", "\"&\"", "'a b'", "''"])
            default: result += depth > 1 ? Array("$B".utf8) : wideExpansion(isQuoted: isQuoted, depth + 1)
            }
        }
        return result
    }

    /// What stands in `$(…)` and prints its words.
    mutating func answer(_ depth: Int) -> [UInt8] {
        constructs.insert(.substitution)
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return Array("echo ".utf8) + wideWord(depth)
        case 2: return Array("printf '<%s>' ".utf8) + wideWord(depth) + Array(" ".utf8) + wideWord(depth)
        case 3:
            return Array("printf ".utf8) + pick(["'%s\\n'", "%s", "'%b'", "'%d'", "'%5s'"]) + Array(" ".utf8)
                + wideWord(depth)
        case 4: return pick(["basename ", "dirname "]) + wideWord(depth)
        case 5: return Array("cat <<< ".utf8) + wideWord(depth)
        case 6:
            return Array("\(name(ScriptGenerator.names))=".utf8) + wideWord(depth) + Array("; echo \"$A|$B|$C\"".utf8)
        default: return Array("for X1 in ".utf8) + wideWord(depth) + Array("; do echo \"[$X1]\"; done".utf8)
        }
    }
}
