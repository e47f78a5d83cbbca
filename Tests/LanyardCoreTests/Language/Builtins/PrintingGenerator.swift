/// Writes calls of `printf` and `echo` with every directive, escape and kind of argument.
struct PrintingGenerator {
    private static let escapes = [
        "\\a", "\\b", "\\e", "\\E", "\\f", "\\n", "\\r", "\\t", "\\v", "\\\\", "\\\"", "\\?", "\\'", "\\c", "\\x41",
        "\\x4",
        "\\x", "\\xg", "\\x414", "\\101", "\\0101", "\\7", "\\077", "\\u41", "\\u20ac", "\\u", "\\U1F511", "\\U41",
        "\\8",
        "\\z", "\\", "\\0", "\\xe9", "\\u00e9", "\\1234", "\\01234", "\\u041g",
    ]
    private static let texts = ["a", "b c", "%", "é", "日", "-", "x", "", "=", "0"]
    private static let numbers = [
        "0", "1", "7", "-7", "+7", "42", "010", "0x1F", "0X1f", "-0x10", "'a", "\"b", "' ", "''", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "18446744073709551615", "4294967296", " 5", "5 ", "5x", "abc",
        "",
        "1.5", "0x", "08", "--5", "- 5", "2#11", "'é", "\"", "'ab", "-010", "00", "-0", "\\t5",
    ]

    /// Single quotes around a text that has none, or with each of them outside.
    private static func quoted(_ text: String) -> String {
        text.contains("'")
            ? "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" : "'\(text)'"
    }

    private static func directive(_ random: inout SeededGenerator) -> String {
        let flags = random.text(0...(random.chance(2) ? 0 : 2), of: ["-", "+", " ", "0", "#"])
        let width = random.pick(["", "", "", "1", "3", "7", "12", "*", "0"])
        let precision = random.pick(["", "", "", "", ".", ".0", ".1", ".3", ".9", ".*", ".-2"])
        let modifier = random.chance(12) ? random.pick(["l", "ll", "h", "hh", "j", "z", "t", "L"]) : ""
        let letter = random.pick(["s", "s", "s", "d", "d", "i", "u", "o", "x", "X", "c", "b", "b", "%", "q", "f"])
        return random.chance(3) ? "%" + letter : "%" + flags + width + precision + modifier + letter
    }

    static func printf(_ random: inout SeededGenerator) -> [UInt8] {
        var format = ""
        var directives = 0
        for _ in 0..<random.number(0...4) {
            switch random.number(0...5) {
            case 0...2:
                format += directive(&random)
                directives += 1
            case 3: format += random.pick(escapes)
            default: format += random.pick(texts).replacing("%", with: "%%")
            }
        }
        if random.chance(30) { format += random.pick(["%", "%-", "%5", "%.", "%z", "%5%"]) }
        var script = "printf -v R \(random.chance(6) ? "-- " : "")\(quoted(format))"
        let usesNumbers = format.contains { "diuoxX*".contains($0) }
        for _ in 0..<random.number(0...(directives * 2)) {
            let isNumber = usesNumbers && !random.chance(4)
            script += " " + quoted(isNumber ? random.pick(numbers) : random.text(0...2, of: texts + escapes))
        }
        return Array((script + "; S=$?").utf8)
    }

    static func echo(_ random: inout SeededGenerator) -> [UInt8] {
        var script = "R=$(echo"
        for _ in 0..<random.number(0...2) {
            script +=
                " "
                + random.pick(["-n", "-e", "-E", "-ne", "-en", "-nE", "-neE", "-x", "--", "-", "-nn", "-ex", "-n-"])
        }
        if random.chance(3) { script += " -e" }
        for _ in 0..<random.number(0...3) {
            script += " " + quoted(random.text(0...3, of: texts + escapes))
        }
        return Array((script + "; echo .)").utf8)
    }
}
