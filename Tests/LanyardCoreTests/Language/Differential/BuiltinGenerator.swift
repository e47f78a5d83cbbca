/// Builtins, substitutions, here-documents and files.
extension ScriptGenerator {
    mutating func builtin() -> [UInt8] {
        let name = target()
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return Array("echo ".utf8) + talk()
        case 1: return Array("printf '%s\\n' ".utf8) + talk() + pick(["", " >/dev/null", " >&2"])
        case 2: return Array("printf -v \(name) ".utf8) + format() + Array(" ".utf8) + printfArguments()
        case 3: return Array("\(name)+=".utf8) + word()
        case 4: return Array("read -r \(name) <<< ".utf8) + operand()
        case 5:
            return Array("IFS=".utf8) + pick([":", ",", "", "' '"]) + Array(" read -r \(name) C <<< ".utf8) + operand()
        case 6:
            return Array("read ".utf8)
                + pick(["\(name)", "-r \(name) B C", "-ra L1", "-r -d '' \(name)", "-d : \(name)"])
                + Array(" <<< ".utf8) + operand()
        case 7:
            return pick([
                "command -v export >/dev/null", "cd .", "cd /", "cd \"$HOME\"", "cd /nowhere",
                "cd \"$(dirname \"${BASH_SOURCE[0]}\")\"",
            ]) + pick(["", " || true", " && A=1"])
        case 8: return Array("\(name)=\"$?\"".utf8)
        default:
            return Array("export ".utf8)
                + pick(["\"\(name)=q r\"", "'\(name)'", "\(name)+=x", "-n \(name)", "-- \(name)"])
        }
    }

    private mutating func talk() -> [UInt8] {
        pick(["hello", "\"$A\" 'b'", "$B", "-n x", "\"a  b\"", "${A:-}", "-e 'a\\tb'"])
    }

    private mutating func format() -> [UInt8] {
        pick([
            "'%s'", "'%s-%s'", "'%d'", "'%05d|%x'", "'%-5s|'", "'a\\tb\\n'", "'%b'", "'%c'", "'%%%s'", "'%3s'",
            "'%.2s'", "'%s\\n'",
            "\"$A\"", "x", "'%i %o'", "'%+d'", "'%#x'", "'\\101\\x42'",
        ])
    }

    private mutating func printfArguments() -> [UInt8] {
        pick(["", "a", "7", "\"$A\" b", "1 2 3", "'a\\nb'", "0x10 010", "-5", "'' x", "\"$B\"", "abc 'd e'"])
    }

    mutating func substitution(isQuoted: Bool) -> [UInt8] {
        constructs.insert(.substitution)
        let body: [UInt8]
        switch Int.random(in: 0..<14, using: &random) {
        case 0, 1: body = Array("echo ".utf8) + talk()
        case 2: body = Array("printf ".utf8) + format() + Array(" ".utf8) + printfArguments()
        case 3:
            body =
                pick(["dirname", "basename"]) + Array(" ".utf8)
                + pick(["\"$A\"", "/a/b/c", "x.y", "a//", "/", "''", "./x/../y", "\"${BASH_SOURCE[0]}\""])
        case 4: body = Array("basename ".utf8) + pick(["a.txt .txt", "/x/y.sh .sh", "\"$A\" c"])
        case 5:
            body = pick([
                "cd / && pwd", "cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd", "pwd",
                "cd /nowhere 2>/dev/null && pwd",
            ])
        case 6:
            body = pick(["cat beside.inc", "< ./beside.inc", "cat ./other.txt beside.inc", "cat nofile 2>/dev/null"])
        case 7: body = Array("cat <<EOF\n".utf8) + hereText(isQuoted: false) + Array("EOF\n".utf8)
        case 8: body = Array("if ".utf8) + condition() + Array("; then echo 1; else echo 2; fi".utf8)
        case 9: body = Array("A=inner; echo \"$A\"; B=x".utf8)
        case 10:
            body = pick([
                "true", "false", "exit_not", "echo \"$(echo 'in ner')\"", "echo a; echo b", "echo x >/dev/null",
                "echo x 2>&1",
            ])
        case 11:
            body = pick([
                "(echo sub)", "{ echo g; }", "echo a && echo b", "false || echo c", "! true",
                "for i in 1 2; do echo $i; done",
            ])
        case 12: body = pick(["f x", "g", "echo \"$# $1\"", "my-fn a b"])
        default:
            body = pick(["echo '  lead'", "printf 'a\\n\\n'", "printf ''", "echo \"$B\"", "echo '*'", "echo 'a\\nb'"])
        }
        if !body.contains(UInt8(ascii: "`")), !body.contains(UInt8(ascii: "\\")), !body.contains(10), chance(8) {
            let quoted = Array("`".utf8) + body + Array("`".utf8)
            return isQuoted && !body.contains(UInt8(ascii: "\""))
                ? Array("\"".utf8) + quoted + Array("\"".utf8) : quoted
        }
        let result = Array("$(".utf8) + body + Array(")".utf8)
        return isQuoted ? Array("\"".utf8) + result + Array("\"".utf8) : result
    }

    private mutating func hereText(isQuoted: Bool) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            result += pick([
                "plain", "$A and ${B:-d}", "'single' \"double\"", "\\$A \\\\ \\x", "\ttab", "  lead", "a \\\nb", "é",
                "$(echo in)",
                "$((1+2))", "`echo bq`", "\"$A\"", "%s", "", "${A#a}", "#no",
            ])
            result += [10]
        }
        return result
    }

    mutating func hereDocument() -> [UInt8] {
        let name = target()
        let isQuoted = chance(3)
        let end = pick(isQuoted ? ["'EOF'", "\"EOF\"", "\\EOF"] : ["EOF", " EOF"])
        let dash = chance(4) ? Array("-".utf8) : []
        let command = pick([
            "read -r -d '' \(name)", "read -r \(name)", "IFS= read -r -d '' \(name)", "read \(name) B",
            "cat >/dev/null", ":",
        ])
        return command + Array(" <<".utf8) + dash + end + pick(["", " || true", "; C=1"]) + [10]
            + hereText(isQuoted: isQuoted)
            + (dash.isEmpty ? [] : pick(["", "\t"])) + Array("EOF\n".utf8)
    }

    mutating func option() -> [UInt8] {
        pick([
            "set -e", "set +e", "set -euo pipefail", "set -u", "set +u", "set -f", "set +f", "set -o pipefail",
            "set -o allexport",
            "set +o allexport", "set -x", "set +x", "return 0", "unset A B", "unset -v C", "unset -f f",
            "shopt -s nullglob",
            "exit_not", "local Z=1", "readonly A", "declare -a L2", "export -n A", "IFS=:", "IFS=", "unset IFS",
            "LC_ALL=C", "break", "continue 2", "A=1 printf -v A x", "A=2 let A=5", "B=$(f 2>&1)",
            "C=$(echo c 2>&1 >&2)",
        ])
    }

    mutating func sourced() -> [UInt8] {
        pick([
            ". ./beside.inc", "source beside.inc", "source \"./beside.inc\" one 'two 3'", ". ./nofile || A=none",
            ". ./returns.inc; B=$?", ". ./breaks.inc",
            "[ -f ./beside.inc ] && . ./beside.inc", "source \"$(dirname \"${BASH_SOURCE[0]}\")/beside.inc\"",
        ])
    }
}
