/// Writes expressions of all operators, with and without blanks, over variables that are expressions themselves.
struct ArithmeticGenerator {
    private static let binary = [
        "+", "-", "*", "/", "%", "**", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "&", "|", "^", "&&", "||", ",",
    ]
    private static let assigning = ["=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="]
    private static let numbers = [
        "0", "1", "2", "3", "7", "10", "63", "64", "65", "255", "010", "0777", "0x1F", "0Xff", "2#101", "16#fF",
        "36#zZ",
        "37#Zz", "64#@_", "64#aA", "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "99999999999999999999999", "0x8000000000000000", "4294967296", "1000000007",
    ]
    private static let oddNumbers = [
        "08", "0x", "1#0", "65#1", "2#2", "2#", "16#", "010#1", "1a", "0xg", "10#-1", "#1",
    ]
    private static let names = ["A", "B", "C", "D", "E", "F"]
    private static let values = [
        "5", "-3", "''", "' 7 '", "'A+1'", "'1,2'", "0x10", "010", "'(2)*3'", "-9223372036854775808", "'B=4'", "'A++'",
        "'!0'", "'1?2:3'",
    ]
    private static let soup = [
        "+", "-", "++", "--", "*", "**", "/", "%", "(", ")", "!", "~", "<", ">", "=", "==", "?", ":", ",", "&", "|",
        "^",
        " ", " ", "A", "B", "1", "2", "+=", "<<", ">>=", "A[0]", "[", "]", "\n", "0x1", "a.b", "1.5", ";", "@", "#",
    ]

    static func script(_ random: inout SeededGenerator) -> [UInt8] {
        var script = ""
        for (number, name) in names.enumerated() {
            // A value names only variables before it, or all would be refused.
            let value = number < 2 ? String(random.number(-9...9)) : random.pick(values)
            script += "\(name)=\(value)\n"
        }
        let body = body(&random)
        switch random.number(0...9) {
        case 0...5: script += "R=$((\(body)))\n"
        case 6: script += "let 'X=\(body)' 2>/dev/null; R=$X\n"
        case 7: script += "R=0; if ((\(body))); then R=1; fi\n"
        case 8: script += "X='\(body)'; R=$((X))\n"
        default: script += "R=0; if [[ '\(body)' -lt \(expression(1, &random)) ]]; then R=1; fi\n"
        }
        return Array((script + "S=\"$A $B $C $D $E $F\"").utf8)
    }

    /// A value alone, which ends the shell where it fails.
    static func plainScript(_ random: inout SeededGenerator) -> [UInt8] {
        var text = body(&random)
        // Behind a blank it would be a comment.
        while text.contains("#1") { text = body(&random) }
        return Array("A=3 B=-2 C=A D=0 E=7 F=1; R=$((\(text)))".utf8)
    }

    private static func body(_ random: inout SeededGenerator) -> String {
        random.chance(6) ? random.text(1...6, of: soup) : expression(3, &random)
    }

    private static func expression(_ depth: Int, _ random: inout SeededGenerator) -> String {
        func blank() -> String { random.chance(2) ? "" : random.pick([" ", " ", "  ", "\t", "\n"]) }
        if depth == 0 || random.chance(6) { return operand(&random) }
        switch random.number(0...13) {
        case 0...6:
            let left = ArithmeticGenerator.expression(depth - 1, &random)
            let sign = random.pick(binary)
            return left + blank() + sign + blank() + expression(depth - 1, &random)
        case 7: return "(" + blank() + expression(depth - 1, &random) + blank() + ")"
        case 8: return random.pick(["-", "+", "!", "~", "- ", "! ", "--", "++"]) + expression(depth - 1, &random)
        case 9:
            let condition = expression(depth - 1, &random)
            let left = ArithmeticGenerator.expression(depth - 1, &random)
            return condition + blank() + "?" + blank() + left + blank() + ":" + expression(depth - 1, &random)
        case 10...11:
            let name = place(&random) + blank()
            return name + random.pick(assigning) + blank() + expression(depth - 1, &random)
        case 12: return place(&random) + blank() + random.pick(["++", "--"])
        default: return random.pick(["++", "--"]) + blank() + place(&random)
        }
    }

    private static func operand(_ random: inout SeededGenerator) -> String {
        if random.chance(30) { return random.pick(oddNumbers) }
        return random.chance(2) ? place(&random) : random.pick(numbers)
    }

    private static func place(_ random: inout SeededGenerator) -> String {
        let name = random.pick(names)
        return random.chance(12) ? name + "[" + random.pick(["0", "1", "A", "A+1", " 0 "]) + "]" : name
    }
}
