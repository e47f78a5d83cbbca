/// Writes patterns in all their quotings, with texts that they nearly match, and all that bash does with them.
struct PatternGenerator {
    /// Of which the texts are made.
    let characters: [String]

    static let ascii = PatternGenerator(characters: ["a", "a", "b", "c", "ab", "-", "]", "[", "*", "\\", "!", "A", " "])
    static let wide = PatternGenerator(characters: ["a", "b", "é", "è", "日", "本", "🔑", "É", "-", "]", "ab"])

    private static let special = [
        "*", "*", "?", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[!]]", "[a-]", "[-b]", "[[:alpha:]]",
        "[![:upper:]]",
        "[[:space:][:punct:]]", "[", "]", "[a", "[b-", "**", "?*", "[a-c-z]", "[[]", "[[:digit:]a-b]", "[\\]]",
        "[a\\-c]",
        "[\"a-c\"]", "['!'a]", "[^^]", "[!!]", "#", "%", "!", "^", "[]", "[!]", "[][!]",
    ]

    func text(_ range: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
        random.text(range, of: characters)
    }

    /// In single quotes.
    private func quoted(_ text: String) -> String { "'\(text)'" }

    func script(_ random: inout SeededGenerator) -> [UInt8] {
        let value = text(0...(random.chance(8) ? 20 : 6), &random)
        var script = "X=\(quoted(value)); P=\(quoted(expanded(&random))); Y=\(quoted(text(0...2, &random))); "
        let pattern = word(&random)
        switch random.number(0...12) {
        case 0...3:
            let sign = random.pick(["#", "##", "%", "%%"])
            script += assignment("${X\(sign)\(pattern)}", &random)
        case 4...6:
            let sign = random.pick(["/", "//", "/#", "/%"])
            let replacement = random.chance(4) ? "" : "/" + self.replacement(&random)
            script += assignment("${X\(sign)\(pattern)\(replacement)}", &random)
        case 7:
            let sign = random.pick(["^", "^^", ",", ",,"])
            script += assignment("${X\(sign)\(random.chance(3) ? "" : pattern)}", &random)
        case 8...9:
            script += "if [[ $X \(random.pick(["==", "=", "!="])) a\(pattern) || $X == \(pattern)\"\" ]]; then R=1; fi"
        case 10: script += list(pattern, &random)
        case 11: script += "case $X in \"a\"\(pattern)) R=1 ;; \"\"\(pattern) | b) R=2 ;; *) R=3 ;; esac"
        default:
            let places = [
                "0", "1", "2", " -1", " -2", " -9", "9", "1:1", "0:2", "1:-1", " -3:2", " -2:-1", "2:0", "0:9",
            ]
            script += assignment("${X:\(random.pick(places))}", &random) + "; S=${#X}"
        }
        return Array(script.utf8)
    }

    /// The same for each element of a list.
    private func list(_ pattern: String, _ random: inout SeededGenerator) -> String {
        var script = random.pick(["A=(", "set -- "])
        let name = script == "A=(" ? random.pick(["A[@]", "A[*]", "A"]) : random.pick(["@", "*"])
        for _ in 0..<random.number(0...3) { script += quoted(text(0...4, &random)) + " " }
        if script.hasPrefix("A") { script += ")" }
        let operation = random.pick(["#", "%%", "/", "//", "^^", ",", ":1", ":0:2", ""])
        let isCut = operation.isEmpty || operation.hasPrefix(":")
        let operand = isCut ? "" : operation == "//" ? pattern + "/[&]" : pattern
        return script + "; " + assignment("${\(name)\(operation)\(operand)}", &random) + "; S=\"${#\(name)}\""
    }

    private func assignment(_ expansion: String, _ random: inout SeededGenerator) -> String {
        // Within quotes those in the pattern follow rules of their own.
        random.chance(3) ? "R=\"\(expansion)\"" : "R=\(expansion)"
    }

    /// A pattern that comes from a variable.
    private func expanded(_ random: inout SeededGenerator) -> String {
        let piece = random.chance(2) ? random.pick(PatternGenerator.special) : text(0...2, &random)
        return piece.contains("'") ? "*" : piece
    }

    /// A pattern as a word, with pieces of the value's letters so that it matches now and then.
    private func word(_ random: inout SeededGenerator) -> String {
        var result = ""
        for _ in 0..<random.number(1...4) {
            switch random.number(0...9) {
            case 0...3: result += random.pick(PatternGenerator.special)
            case 4...5: result += text(1...2, &random).filter { !"\\ !*[]".contains($0) }
            case 6: result += "'" + text(0...2, &random) + "'"
            case 7: result += "\"" + text(0...2, &random).filter { !"\\".contains($0) } + "\""
            case 8: result += "\\" + random.pick(["a", "*", "?", "[", "]", "\\", "é", "-", " "])
            default:
                result += random.pick([
                    "$P", "\"$P\"", "${P}", "$Y", "\"${P#a}\"", "\"${P%\"a\"}\"", "${P#'*'}", "\"${Y:-b*}\"",
                    "${Y:-[a]}", "\"${Y#\"$P\"}\"", "$(echo 'a*')", "\"$(echo \"a*\")\"", "\"'\"", "'\"'",
                ])
            }
        }
        return result
    }

    private func replacement(_ random: inout SeededGenerator) -> String {
        random.text(0...3, of: ["x", "&", "'&'", "\"&\"", "[&]", "$Y", "\"$Y\"", "y z", "é", "/", "'$'", "''"])
    }
}
