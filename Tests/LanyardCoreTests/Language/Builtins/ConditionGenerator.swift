/// Writes tests of any number of words, with operators where operands are expected, and the other way round.
struct ConditionGenerator {
    private static let operands = [
        "a", "b", "''", "'a b'", "5", "-5", "+5", "' 5'", "'5 '", "$'5\\n'", "05", "0x5", "5x", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "\"$X\"", "\"$Y\"", "\"$Z\"", "A", "é", "=", "!", "'('", "')'",
        "-n",
        "-z", "-a", "-o", "-f", "-eq", "-", "--", "']'", "é1", "'*'", "-lt", "'<'", "0", "-0",
    ]
    private static let binary = [
        "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "'<'", "'>'", "\\<", "-nt", "-a", "-o", "=~",
    ]
    private static let unary = [
        "-n", "-z", "-e", "-f", "-d", "-L", "-h", "-r", "-w", "-x", "-s", "-a", "-v", "-p", "-q",
    ]
    private static let paths = [
        "file", "empty", "folder", "link", "lost", "gone", "run", "folder/", "link/", "./file", "folder/../file", ".",
        "..",
        "/", "''", "file/x", "\"$PWD/file\"", "/dev/null", "//", "loop", "folder/.",
    ]

    private static func simple(_ random: inout SeededGenerator) -> String {
        switch random.number(0...4) {
        case 0: return random.pick(operands)
        case 1: return random.pick(["-n", "-z", "-v"]) + " " + random.pick(operands)
        case 2: return random.pick(unary) + " " + random.pick(paths)
        default: return random.pick(operands) + " " + random.pick(binary) + " " + random.pick(operands)
        }
    }

    private static func words(_ random: inout SeededGenerator) -> String {
        var words = [simple(&random)]
        while random.chance(2) {
            switch random.number(0...5) {
            case 0: words.insert("!", at: 0)
            case 1: words = ["'('"] + words + ["')'"]
            case 2: words = [random.pick(operands)] + words
            default: words += [random.pick(["-a", "-o"]), simple(&random)]
            }
        }
        return words.joined(separator: " ")
    }

    private static let start = "X=5 Y= Z='b c'; "

    static func test(_ random: inout SeededGenerator) -> [UInt8] {
        let words = random.chance(40) ? "" : self.words(&random)
        return Array((start + (random.chance(3) ? "test \(words)" : "[ \(words) ]") + "; R=$?").utf8)
    }

    /// `[[ … ]]`.
    static func condition(_ random: inout SeededGenerator) -> [UInt8] {
        Array("\(start)[[ \(conditionBody(2, &random)) ]]; R=$?".utf8)
    }

    private static func conditionBody(_ depth: Int, _ random: inout SeededGenerator) -> String {
        if depth > 0, random.chance(2) {
            let left = conditionBody(depth - 1, &random)
            switch random.number(0...3) {
            case 0: return "! " + left
            case 1: return "( " + left + " )"
            default: return left + random.pick([" && ", " || ", "&&", " ||\n"]) + conditionBody(depth - 1, &random)
            }
        }
        let texts = ["a", "''", "$X", "$Y", "$Z", "\"$Z\"", "'a b'", "é", "5", "b*", "-n", "X", "05", "b\\ c", "A"]
        let numbers = ["X", "5", "Y", "$X", "X+1", "'2 + 3'", "$((X*2))", "-5", "0x5", "''", "$Y"]
        switch random.number(0...5) {
        case 0: return random.pick(texts)
        case 1: return random.pick(["-n", "-z", "-v"]) + " " + random.pick(texts)
        case 2: return random.pick(unary) + " " + random.pick(paths)
        case 3:
            return random.pick(numbers) + " " + random.pick(["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]) + " "
                + random.pick(numbers)
        default:
            return random.pick(texts) + " " + random.pick(["=", "==", "!=", "<", ">"]) + " " + random.pick(texts)
        }
    }
}
