/// Arithmetic, arrays and the operators of `${…}`.
extension ScriptGenerator {
    mutating func expression(_ depth: Int) -> [UInt8] {
        guard depth > 0, !chance(4) else {
            return pick([
                "0", "1", "7", "42", "-3", "010", "0x1F", "2#101", "N1", "A", "X1", "$A", "${B:-2}",
                "9223372036854775807",
                "16#ff", "X1++", "--X1",
            ])
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return Array("(".utf8) + expression(depth - 1) + Array(")".utf8)
        case 1: return pick(["-", "+", "!", "~"]) + pick(["", " "]) + expression(depth - 1)
        case 2:
            return expression(depth - 1) + Array(" ? ".utf8) + expression(depth - 1) + Array(" : ".utf8)
                + expression(depth - 1)
        case 3:
            return pick(["A", "X1", "N1"]) + pick([" = ", " += ", "-=", "*=", "<<=", "|="]) + expression(depth - 1)
        case 4: return expression(depth - 1) + Array(", ".utf8) + expression(depth - 1)
        default:
            let operation = pick([
                "+", " - ", "*", " / ", "%", "<<", ">>", "&", "|", "^", "&&", "||", "==", "!=", "<", ">", "<=", ">=",
                "**",
            ])
            return expression(depth - 1) + operation + expression(depth - 1)
        }
    }

    mutating func arithmeticStatement() -> [UInt8] {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return Array("((".utf8) + expression(2) + Array(")) || true".utf8)
        case 1: return Array("let \"".utf8) + expression(1) + Array("\"".utf8)
        default:
            return Array("\(target())=$((".utf8) + pick(["", " "]) + expression(3) + pick(["", " "]) + Array("))".utf8)
        }
    }

    mutating func array() -> [UInt8] {
        let name = self.name(["L1", "L2"])
        let other = target()
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1:
            return Array("\(name)=(".utf8) + elements() + Array(")".utf8)
        case 2: return Array("\(name)+=(".utf8) + elements() + Array(")".utf8)
        case 3: return Array("\(name)[".utf8) + pick(["0", "1", "3", "N1", "1+1", "-1"]) + Array("]=".utf8) + word()
        case 4:
            return Array("\(other)=\"${\(name)[".utf8) + pick(["0", "1", "@", "*", "-1", "$N1"])
                + pick(["]}\"", "]:-none}\""])
        case 5: return Array("\(other)=${#\(name)[".utf8) + pick(["@", "*", "0", "1"]) + Array("]}".utf8)
        case 6:
            return Array("for \(other) in ".utf8)
                + pick(["\"${\(name)[@]}\"", "${\(name)[@]}", "\"${\(name)[*]}\"", "${\(name)[*]}"])
                + Array("; do A=\"${A:-}{$\(other)}\"; done".utf8)
        case 7:
            return Array("\(other)=${\(name)".utf8)
                + pick(["}", "[@]}", "[*]}", "[@]:1}", "[@]:0:2}", "[@]/a/b}", "[*]^^}", ":-d}"])
        default: return Array("IFS=, ; \(other)=\"${\(name)[*]:-}\"; IFS=$' \\t\\n'".utf8)
        }
    }

    private mutating func elements() -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            result += pick([" ", "\n  ", " # x\n", " "])
            result +=
                chance(6)
                ? pick(["[3]=x", "[1]='a b'", "[0]=$A"])
                : pick(["a", "'b c'", "\"$A\"", "$B", "\"\"", "x=y", "~", "1.5", "${C:-p q}"])
        }
        return result
    }

    mutating func richWord() -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: result += pick(["-", "a", "'q q'", "_"])
            case 1: result += Array("\"".utf8) + richExpansion(isQuoted: true) + Array("\"".utf8)
            default: result += richExpansion(isQuoted: false)
            }
        }
        return result
    }

    /// `${X…}` with any operator.
    mutating func richExpansion(isQuoted: Bool) -> [UInt8] {
        constructs.insert(.operation)
        let name = self.name(ScriptGenerator.names + ["HOME", "L1[1]", "L1[@]", "L2[0]"])
        let start = Array("${\(name)".utf8)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return Array("${#\(name)}".utf8)
        case 1, 2: return start + pick(["#", "##", "%", "%%"]) + plainPattern(isQuoted) + Array("}".utf8)
        case 3, 4, 5:
            return start + pick(["/", "//", "/#", "/%"]) + plainPattern(isQuoted)
                + (chance(5) ? [] : Array("/".utf8) + pick(["", "r", "<&>", "x y", "$A", "é", "b\\/c"]))
                + Array("}".utf8)
        case 6:
            return start
                + pick([":0", ":1", ":2:1", ": -1", ": -2:1", ":1:-1", ":$((1+1))", ":N1", ":0:0", ":9", ": 1 : 2"])
                + Array("}".utf8)
        case 7: return start + pick(["^", "^^", ",", ",,", "^^[a-m]", ",,[A-Z]", "^?"]) + Array("}".utf8)
        case 8: return start + pick([":=new", "=", ":=a b"]) + Array("}".utf8)
        case 9: return start + pick([":?", "?gone"]) + Array("}".utf8)
        case 10: return start + pick([":+", "+"]) + pick(["x", "$A", "\"y z\""]) + Array("}".utf8)
        default: return start + pick([":-", "-"]) + pick(["", "d", "$B", "${C:-e}", "\"q r\""]) + Array("}".utf8)
        }
    }

    /// Within quotes no quotes: there bash follows no rule.
    private mutating func plainPattern(_ isQuoted: Bool) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let pieces = ["*", "?", "a", "b", ".", ":", "[a-c]", "[!x]", " ", "\\.", "$A", "[[:alnum:]]", "é", "o"]
            result += pick(isQuoted ? pieces : pieces + ["'*'", "\"$B\"", "\"?\"", "\\*", "\\/"])
        }
        return result
    }
}
