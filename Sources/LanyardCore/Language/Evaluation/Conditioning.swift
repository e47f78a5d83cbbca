/// `[[ … ]]`: bash(1), CONDITIONAL EXPRESSIONS.
extension Evaluator {
    mutating func evaluate(_ expression: TestExpression, _ range: Range<Int>) throws(GivenUp) -> Bool {
        guard spend(1, at: range) else { throw GivenUp() }
        switch expression {
        case .not(let inner): return try !evaluate(inner, range)
        case .both(let left, let right):
            guard try evaluate(left, range) else { return false }
            return try evaluate(right, range)
        case .either(let left, let right):
            if try evaluate(left, range) { return true }
            return try evaluate(right, range)
        case .word(let word): return try !value(of: word).isEmpty
        case .unary(let name, let word):
            let sign = ByteString(name)
            guard TestOperators.isUnary(sign) else {
                throw refuse(word.range, "\(visible(name)) is not read here", "write -n, -z, -f, -d or -e")
            }
            return try unary(sign, try value(of: word), word.range)
        case .binary(let left, let name, let right): return try evaluate(left, name, right, range)
        }
    }

    private mutating func evaluate(
        _ left: Word,
        _ name: String,
        _ right: Word,
        _ range: Range<Int>
    ) throws(GivenUp) -> Bool {
        switch name {
        case "==", "=": return try matches(try value(of: left), right)
        case "!=": return try !matches(try value(of: left), right)
        case "<", ">":
            let (left, right) = (try value(of: left), try value(of: right))
            guard characters != nil else { throw refuse(range, "the order of texts depends on the locale") }
            return name == "<" ? left < right : right < left
        case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
            let numbers = (
                try arithmeticValue(of: left, in: left.range), try arithmeticValue(of: right, in: right.range)
            )
            return TestOperators.compare(numbers.0, ByteString(name), numbers.1)
        default: throw refuse(right.range, "\(visible(name)) is not read here", "write == with a pattern")
        }
    }
}
