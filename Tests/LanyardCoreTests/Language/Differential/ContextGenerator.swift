/// Wide words, wherever bash expands one: each place has rules of its own for splitting, matching and joining.
extension ScriptGenerator {
    mutating func context() -> [UInt8] {
        switch Int.random(in: 0..<7, using: &random) {
        case 0, 1: return assigned()
        case 2: return counted()
        case 3: return compared()
        case 4: return chosen()
        case 5: return read()
        default: return printed()
        }
    }

    private mutating func some(_ count: ClosedRange<Int>) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: count, using: &random) { result += Array(" ".utf8) + wideWord() }
        return result
    }

    /// Right of an equals sign.
    private mutating func assigned() -> [UInt8] {
        let name = target()
        let word = wideWord()
        let start: [UInt8]
        switch Int.random(in: 0..<14, using: &random) {
        case 0...4: start = Array("\(name)=".utf8)
        case 5: start = Array("\(name)+=".utf8)
        case 6: start = Array("export \(name)=".utf8)
        case 7: start = pick(["export \(name)+=", "declare -x \(name)=", "typeset \(name)=", "declare \(name)+="])
        case 8: start = pick(["export \"\(name)=\"", "export \(name)$E1=", "declare -- \(name)="])
        case 9: return pick(["L1=(", "L2=(", "L1+=("]) + some(0...3) + Array(" )".utf8)
        case 10: start = pick(["L1[0]=", "L1[1]=", "L1[N1]=", "L2[-1]=", "L1[1]+=", "A[1]=", "L2[$N1+1]="])
        case 11: return Array("L2=([2]=".utf8) + word + pick([" a", " [0]=", ""]) + word + Array(")".utf8)
        case 12: return Array("declare -a L2=(".utf8) + some(0...3) + Array(" )".utf8)
        default: return Array("\(name)=".utf8) + word + Array(" B=\"<$\(name)>\"".utf8)
        }
        return start + word
    }

    /// As words of a command, of which there may be any number.
    private mutating func counted() -> [UInt8] {
        let name = target()
        switch Int.random(in: 0..<7, using: &random) {
        case 0, 1: return Array("for \(name) in".utf8) + some(1...3) + Array("; do B=\"${B-}<$\(name)>\"; done".utf8)
        case 2:
            let body = pick([
                "A=\"$#:${1-}:$*:$@\"", "A=$*; B=$@", "L1=(\"$@\")", "L1=($*)", "shift; A=$1",
                "local X1=\"$*\"; A=$X1$#",
                "for X1; do B+=\"($X1)\"; done", "local X1=$1 A; B=\"$X1\"", "A=${*#a}; B=\"${@:2}\"",
                "A=\"${*%b}\" B=${@/a/x}",
                "[ $# = 2 ] && A=two", "set -- b \"$@\"; A=$*", "local -a L2=(\"$@\" x); A=${#L2[@]}",
                "A=\"${1:-d}${2:+e}${3-f}\"", "case $* in a*) A=a;; *) A=$#;; esac", "return $#",
            ])
            return Array("f() { ".utf8) + body + Array("; }\nf".utf8) + some(0...3)
        case 3: return Array(". ./args.inc".utf8) + some(0...3)
        case 4: return Array("printf -v \(name) '(%s)'".utf8) + some(0...3)
        case 5: return pick(["L1", "L2"]) + Array("=(".utf8) + some(1...3) + Array(" ); A=\"${#L1[@]} ${L1[*]}\"".utf8)
        default:
            return pick(["export", "unset", "unset -v", "readonly", "cd", "set --", ":", "let", "test", "return", "["])
                + some(0...2)
        }
    }

    private mutating func compared() -> [UInt8] {
        let sign = pick([" == ", " != ", " = ", " < ", " > ", " =~ "])
        let number = pick([" -eq ", " -ne ", " -lt ", " -ge "])
        let result = pick(["", " A=1", " A=1 B=$?"])
        let test: [UInt8]
        switch Int.random(in: 0..<12, using: &random) {
        case 0...2: test = Array("[[ ".utf8) + wideWord() + sign + wideWord() + Array(" ]]".utf8)
        case 3:
            test = Array("[[ ".utf8) + wideWord() + pick([" == ", " != "]) + wideWord() + pattern() + Array(" ]]".utf8)
        case 4: test = pick(["[[ ", "[[ -n ", "[[ -z ", "[[ ! ", "[[ -v "]) + wideWord() + Array(" ]]".utf8)
        case 5: test = Array("[[ ".utf8) + wideWord() + number + wideWord() + Array(" ]]".utf8)
        case 6, 7:
            test =
                Array("[ ".utf8) + wideWord() + pick([" = ", " != ", " \\< ", " == "]) + wideWord() + Array(" ]".utf8)
        case 8: test = pick(["[ ", "[ -n ", "[ -z ", "[ ! "]) + wideWord() + Array(" ]".utf8)
        case 9: test = Array("[ ".utf8) + wideWord() + number + wideWord() + Array(" ]".utf8)
        case 10:
            test =
                Array("((".utf8) + wideExpansion(isQuoted: false, 1) + pick([" + 1", " > 2", "", " ? 0 : 1"])
                + Array("))".utf8)
        default: test = Array("test ".utf8) + wideWord()
        }
        return test
            + (result.isEmpty ? Array("; A=$?".utf8) : Array(" && ".utf8) + result.dropFirst() + Array(" || B=no".utf8))
    }

    private mutating func chosen() -> [UInt8] {
        var result = Array("case ".utf8) + wideWord() + Array(" in ".utf8)
        for number in 0..<Int.random(in: 1...3, using: &random) {
            result += (chance(2) ? wideWord() : wideWord() + pattern())
            if chance(4) { result += Array(" | ".utf8) + wideWord() }
            result += Array(") A=\(number) ".utf8) + pick([";; ", ";; ", ";& ", ";;& "])
        }
        return result + pick(["*) A=none;; ", ""]) + Array("esac".utf8)
    }

    /// Through `read`: here-strings, here-documents and their separators.
    private mutating func read() -> [UInt8] {
        let separators = pick(["", "", "IFS= ", "IFS=: ", "IFS=, ", "IFS=' ,' ", "IFS=$'\\n' ", "IFS=$A "])
        let command = pick([
            "read -r A B", "read -r A", "read A B C", "read -ra L1", "read -r -d '' A", "read -d : A B", "read -a L2",
            "read -r -d b A", "read -rd '' A B",
        ])
        switch Int.random(in: 0..<7, using: &random) {
        case 0, 1: return separators + command + Array(" <<< ".utf8) + wideWord()
        case 2:
            return separators + command + Array(" <<EOF".utf8) + pick(["", " || true", "; C=$?"]) + [10] + lines()
                + Array("EOF".utf8)
        case 3:
            return Array("while ".utf8) + separators + Array("read -r A B; do C+=\"[$A|$B]\"; done <<EOF\n".utf8)
                + lines()
                + Array("EOF".utf8)
        case 4: return Array("\(target())=$(cat <<EOF\n".utf8) + lines() + Array("EOF\n)".utf8)
        default:
            let input =
                chance(3) ? Array(" <<< ".utf8) + wideWord() : Array(" <<EOF\n".utf8) + lines() + Array("EOF".utf8)
            return sharing(separators + command) + input
        }
    }

    /// Commands that read one input, one after the other.
    private mutating func sharing(_ read: [UInt8]) -> [UInt8] {
        let next = pick([
            "read -r C", "A=$(cat)", "B=$(read -r C; echo \"<$C>\")", "IFS= read -r C || C=$?", "{ read C; } <<< x",
            "read -r C 2>/dev/null", "read -r C <<< \"$A\"", "C=$(echo \"$(cat)\" <<< x)", "read C < other.txt",
        ])
        let body = pick([
            "C+=\"[$A|$B]\"", "C+=$A; [ \"$A\" = a ] && break", "C+=$A; continue; A=1", "B=$(cat)", "read -r C",
        ])
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return Array("{ ".utf8) + read + Array("; ".utf8) + next + Array("; }".utf8)
        case 2: return Array("f() { ".utf8) + read + Array("; ".utf8) + next + Array("; }; f".utf8)
        case 3: return Array("if ".utf8) + read + pick([" && ", " || ", "; "]) + next + Array("; then U1=$?; fi".utf8)
        case 4: return Array("for X1 in 1 2 3; do ".utf8) + read + Array("; B+=\"$A,\"; done".utf8)
        case 5: return Array("until ! ".utf8) + read + Array("; do ".utf8) + body + Array("; done".utf8)
        case 6:
            // What is tested is read, so that there is an end.
            return (chance(2) ? Array("while ".utf8) + read : pick(["while read -r A || [ -n \"$A\" ]"]))
                + Array("; do ".utf8) + body + Array("; done".utf8)
        default: return Array("case $(".utf8) + read + Array("; echo $A) in *) ".utf8) + next + Array(";; esac".utf8)
        }
    }

    /// Of a here-document that is expanded.
    private mutating func lines() -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                result +=
                    chance(2)
                    ? wideExpansion(isQuoted: true, 1)
                    : pick([" ", "a", ":", "'", "\"", "\\\\", "\\$", "x y", "\\\n", "*", "é"])
            }
            result += [10]
        }
        return result
    }

    private mutating func printed() -> [UInt8] {
        let name = target()
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return Array("\(name)=$(".utf8) + answer(1) + Array(")".utf8)
        case 1: return Array("\(name)=\"$(".utf8) + answer(1) + Array(")\"".utf8)
        case 2: return Array("\(name)=$(".utf8) + answer(1) + Array("; echo $?); C=$?".utf8)
        case 3: return Array("cd ".utf8) + wideWord() + Array("; \(name)=$PWD B=$(pwd)".utf8)
        case 4: return Array("for \(name) in $(".utf8) + answer(1) + Array("); do B+=\"<$\(name)>\"; done".utf8)
        case 5:
            return Array("\(name)=$((".utf8) + expression(2) + pick(["+", "*", "?1:"])
                + wideExpansion(isQuoted: true, 1) + Array("))".utf8)
        case 6:
            let errors = pick([" 2>&1", " 2>/dev/null", " >/dev/null 2>&1", " 2>&1 >/dev/null", " >&2 2>&1"])
            return Array("\(name)=$({ ".utf8) + answer(1) + pick(["; echo e >&2", "; f", ""]) + Array("; }".utf8)
                + errors
                + Array(")".utf8)
        case 7: return pick(["set -u; ", "set -f; ", "set +f; ", "set -e; "]) + Array("\(name)=".utf8) + wideWord()
        default: return pick(["IFS=:; ", "IFS=; ", "IFS=' a'; ", "unset IFS; ", "IFS=$'\\n'; ", "IFS=,; "]) + counted()
        }
    }
}
