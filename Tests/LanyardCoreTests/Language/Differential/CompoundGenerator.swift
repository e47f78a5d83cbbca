/// Compound commands.
extension ScriptGenerator {
    mutating func conditional() -> [UInt8] {
        var result = Array("if ".utf8) + condition() + pick(["; then ", "\nthen\n", " ;then\n  "]) + body()
        if chance(3) { result += pick(["\nelif ", "; elif "]) + condition() + Array("; then ".utf8) + body() }
        if chance(2) { result += pick(["\nelse\n", "; else "]) + body() }
        return result + pick(["\nfi", "; fi"])
    }

    mutating func condition() -> [UInt8] {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3: return Array("[ ".utf8) + test() + Array(" ]".utf8)
        case 4, 5: return Array("[[ ".utf8) + bigTest() + Array(" ]]".utf8)
        case 6: return Array("test ".utf8) + test()
        case 7: return pick(["true", "false", ":", "! true", "! false"])
        case 8: return Array("((".utf8) + expression(2) + Array("))".utf8)
        default: return Array("! [ ".utf8) + test() + Array(" ]".utf8)
        }
    }

    /// A word of a test, mostly quoted.
    mutating func operand() -> [UInt8] {
        let name = self.name(ScriptGenerator.names)
        switch Int.random(in: 0..<8, using: &random) {
        case 0...3: return Array("\"$\(name)\"".utf8)
        case 4: return Array("\"${\(name):-}\"".utf8)
        case 5: return Array("$\(name)".utf8)
        default: return pick(["a", "''", "\"a b\"", "1", "7", "/", "x.y.z", "-1", "' '", "!"])
        }
    }

    mutating func test() -> [UInt8] {
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return pick(["-n ", "-z "]) + operand()
        case 2, 3: return operand() + pick([" = ", " != ", " == "]) + operand()
        case 4: return number() + pick([" -eq ", " -ne ", " -lt ", " -le ", " -gt ", " -ge "]) + number()
        case 5: return pick(["-d / ", "-f ./beside.inc", "-e /nowhere", "-d .", "-s beside.inc", "-r beside.inc"])
        case 6: return Array("! ".utf8) + operand()
        default: return operand()
        }
    }

    mutating func number() -> [UInt8] {
        chance(3)
            ? Array("\"${#\(name(ScriptGenerator.names))}\"".utf8)
            : pick(["0", "1", "7", "-3", "10", "007", "''", "x"])
    }

    mutating func bigTest() -> [UInt8] {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return operand() + pick([" && ", " || "]) + operand()
        case 1: return Array("! ".utf8) + bigTest()
        case 2: return Array("( ".utf8) + bigTest() + Array(" )".utf8)
        case 3: return operand() + pick([" < ", " > "]) + operand()
        case 4: return expressionWord() + pick([" -eq ", " -lt ", " -ge "]) + expressionWord()
        case 5: return pick(["-n ", "-z ", "-d "]) + operand()
        default: return operand() + pick([" == ", " != ", " = "]) + pattern()
        }
    }

    private mutating func expressionWord() -> [UInt8] {
        pick(["1", "2+3", "\"7\"", "A", "X1", "$A", "0x10"])
    }

    mutating func list() -> [UInt8] {
        var result = condition()
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            result += pick([" && ", " || ", " &&\n  ", " || "])
            result += chance(2) ? condition() : plainConditional()
        }
        return result
    }

    private mutating func plainConditional() -> [UInt8] {
        let before = known
        defer { known.formIntersection(before) }
        return chance(3) ? group() : assignments()
    }

    mutating func choice() -> [UInt8] {
        var result = Array("case ".utf8) + operand() + pick([" in ", " in\n"])
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            result += pick(["", "("]) + pattern()
            if chance(3) { result += pick(["|", " | "]) + pattern() }
            result += Array(") ".utf8) + (chance(6) ? [] : body()) + pick([" ;; ", "\n;;\n", ";; ", ";& ", ";;& "])
        }
        return result + Array("esac".utf8)
    }

    mutating func pattern() -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            result += pick([
                "*", "?", "a", "b", "[a-c]", "[!a-c]", "[^0-9]", "[[:alpha:]]", "[[:space:]]", "\\*", "'*'", "\"?\"",
                "/", ".",
                "$A", "\"$B\"", "[ab]", "[]a]", "x", "1", ":", "\"\"", "[", "]", "é", "''",
            ])
        }
        return result
    }

    mutating func forLoop() -> [UInt8] {
        let name = target()
        var result = Array("for \(name) in".utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            result += Array(" ".utf8)
            result += chance(2) ? pick(["a", "'b c'", "\"\"", "1", "x.y"]) : looseWord()
        }
        return result + pick(["; do ", "\ndo\n"]) + loopBody(name) + pick(["; done", "\ndone"])
    }

    /// A word that may become several.
    private mutating func looseWord() -> [UInt8] {
        let name = self.name(ScriptGenerator.names)
        return pick([
            "$\(name)", "\"$\(name)\"", "${\(name):-a b}", "${\(name):+x $\(name)}", "a$\(name)b",
            "\"a $\(name)\"$\(name)",
        ])
    }

    private mutating func loopBody(_ name: String) -> [UInt8] {
        let other = self.name(ScriptGenerator.names)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return Array("\(other)=\"${\(other):-}[$\(name)]\"".utf8)
        case 1: return Array("\(other)+=\"<$\(name)>\"".utf8)
        case 2:
            return Array("[ \"$\(name)\" = a ] && ".utf8)
                + pick(["continue", "break", "break 2", "continue 3", "f", ". ./breaks.inc"]) + Array("; ".utf8)
                + body()
        default: return body()
        }
    }

    mutating func whileLoop() -> [UInt8] {
        let name = self.name(["N1", "N2"])
        let word = pick(["while", "until"])
        let isUntil = word.count == 5 && word[0] == UInt8(ascii: "u")
        return Array("\(name)=0; ".utf8) + word + Array(" [ \"$\(name)\" ".utf8) + pick(isUntil ? ["-ge"] : ["-lt"])
            + Array(" 3 ]; do \(name)=$((\(name) + 1)); ".utf8) + body() + pick(["; done", "\ndone"])
    }

    mutating func function() -> [UInt8] {
        let name = self.name(["f", "g", "my-fn", "h_1"])
        let variable = self.name(ScriptGenerator.names)
        var result = pick(["\(name)() {", "function \(name) {", "\(name) () {"]) + pick([" ", "\n  "])
        if chance(2) {
            result += pick(["local \(variable)=", "local \(variable)\n\(variable)=", "local -r L=1 \(variable)="])
            result += pick(["$1", "\"${1:-d}\"", "x", "\"$#\"", "\"$*\"", "\"$@\"", "${2-none}"]) + Array("; ".utf8)
        }
        let before = known
        result += pick([
            "A=\"$# ${1:-}\"", "B=\"${*:-}\"", "export C=\"${1:-}\"", ":", "return 2", "[ $# -gt 1 ] || return 1",
            "break", "echo e >&2", "[ $# -gt 1 ] && continue",
        ])
        result += Array("; ".utf8) + body()
        known = before
        result += pick(["; }", "\n}"])
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            result += pick(["\n", "; "]) + Array(name.utf8) + pick(["", " a", " 'b c' d", " \"$A\" x", " $B"])
            if chance(3) { result += pick([" || true", " && C=1", " || D1=$?"]) }
        }
        return result
    }

    mutating func group() -> [UInt8] {
        Array("{ ".utf8) + body() + pick(["; }", "\n}"])
            + pick(["", " >/dev/null", " 2>&1", " >/dev/null 2>&1", " &>/dev/null"])
    }
}
