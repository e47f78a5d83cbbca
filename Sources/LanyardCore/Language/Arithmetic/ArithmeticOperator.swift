/// Operators between two operands, with what they make of two numbers: bash(1), ARITHMETIC EVALUATION.
enum ArithmeticOperator {
    case or, and, bitOr, bitXor, bitAnd, equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    case shiftLeft, shiftRight, plus, minus, times, divide, remainder

    /// The stronger, the higher.
    var rank: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .bitOr: 3
        case .bitXor: 4
        case .bitAnd: 5
        case .equal, .unequal: 6
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 7
        case .shiftLeft, .shiftRight: 8
        case .plus, .minus: 9
        case .times, .divide, .remainder: 10
        }
    }

    /// The operator at the beginning of a text, and its length; nil: another one, an assignment, or none.
    static func read(_ first: UInt8, _ second: UInt8?, _ third: UInt8?) -> (sign: ArithmeticOperator, length: Int)? {
        let isAssignment = second == UInt8(ascii: "=")
        let isDouble = second == first
        switch first {
        case UInt8(ascii: "|"): return isDouble ? (.or, 2) : isAssignment ? nil : (.bitOr, 1)
        case UInt8(ascii: "&"): return isDouble ? (.and, 2) : isAssignment ? nil : (.bitAnd, 1)
        case UInt8(ascii: "^"): return isAssignment ? nil : (.bitXor, 1)
        case UInt8(ascii: "="): return isDouble ? (.equal, 2) : nil
        case UInt8(ascii: "!"): return isAssignment ? (.unequal, 2) : nil
        case UInt8(ascii: "<"):
            if isDouble { return third == UInt8(ascii: "=") ? nil : (.shiftLeft, 2) }
            return isAssignment ? (.lessOrEqual, 2) : (.less, 1)
        case UInt8(ascii: ">"):
            if isDouble { return third == UInt8(ascii: "=") ? nil : (.shiftRight, 2) }
            return isAssignment ? (.greaterOrEqual, 2) : (.greater, 1)
        case UInt8(ascii: "+"): return isAssignment ? nil : (.plus, 1)
        case UInt8(ascii: "-"): return isAssignment ? nil : (.minus, 1)
        case UInt8(ascii: "*"): return isAssignment || isDouble ? nil : (.times, 1)
        case UInt8(ascii: "/"): return isAssignment ? nil : (.divide, 1)
        case UInt8(ascii: "%"): return isAssignment ? nil : (.remainder, 1)
        default: return nil
        }
    }

    /// The operator of `+=` and its kin, and its length with the `=`.
    static func readAssignment(
        _ first: UInt8,
        _ second: UInt8?,
        _ third: UInt8?
    ) -> (sign: ArithmeticOperator, length: Int)? {
        let equals = UInt8(ascii: "=")
        if second == first, third == equals {
            if first == UInt8(ascii: "<") { return (.shiftLeft, 3) }
            if first == UInt8(ascii: ">") { return (.shiftRight, 3) }
        }
        // These are comparisons.
        guard second == equals, !"<>=!".utf8.contains(first) else { return nil }
        return read(first, nil, nil).map { ($0.sign, 2) }
    }

    /// Numbers wrap at 64 bits, and shifts take the lowest six bits of their right side.
    ///
    /// - Parameter isSkipped: whether the result is thrown away, and a division by 0 no error.
    func apply(_ left: Int64, _ right: Int64, isSkipped: Bool) throws(ArithmeticProblem) -> Int64 {
        switch self {
        case .or: return left != 0 || right != 0 ? 1 : 0
        case .and: return left != 0 && right != 0 ? 1 : 0
        case .bitOr: return left | right
        case .bitXor: return left ^ right
        case .bitAnd: return left & right
        case .equal: return left == right ? 1 : 0
        case .unequal: return left != right ? 1 : 0
        case .less: return left < right ? 1 : 0
        case .lessOrEqual: return left <= right ? 1 : 0
        case .greater: return left > right ? 1 : 0
        case .greaterOrEqual: return left >= right ? 1 : 0
        case .shiftLeft: return left &<< right
        case .shiftRight: return left &>> right
        case .plus: return left &+ right
        case .minus: return left &- right
        case .times: return left &* right
        case .divide, .remainder:
            guard right != 0 || isSkipped else { throw ArithmeticProblem("a number is divided by 0") }
            // What bash divides by where nobody sees it.
            let right = right == 0 ? 1 : right
            if right == -1 { return self == .divide ? 0 &- left : 0 }
            return self == .divide ? left / right : left % right
        }
    }

    /// Nil: bash has no negative exponents, not even where nobody sees the result.
    static func power(_ base: Int64, _ exponent: Int64) -> Int64? {
        guard exponent >= 0 else { return nil }
        var (result, factor, rest) = (Int64(1), base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result &* factor }
            factor = factor &* factor
            rest >>= 1
        }
        return result
    }
}
