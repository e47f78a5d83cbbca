/// Evaluates an expression while it reads it: bash(1), ARITHMETIC EVALUATION.
///
/// Numbers are of 64 bits and wrap. What is not evaluated (the right of `0 &&`) is read, but neither reads nor sets
/// a variable.
struct ArithmeticReader<Variables: ArithmeticVariables> {
    /// Expressions within each other, those in variables' values included.
    private static var depthLimit: Int { 40 }

    private let text: [UInt8]
    private var offset = 0
    private var variables: Variables
    private var depth: Int
    /// Above 0 nothing is read or set.
    private var skipped = 0

    private init(_ text: [UInt8], _ variables: Variables, depth: Int) {
        self.text = text
        self.variables = variables
        self.depth = depth
    }

    static func evaluate(
        _ text: [UInt8],
        in variables: inout Variables,
        depth: Int = 0
    ) throws(ArithmeticProblem) -> Int64 {
        guard depth < depthLimit else {
            throw ArithmeticProblem("variables whose values name each other have no number")
        }
        guard !text.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "$") }) else {
            throw ArithmeticProblem("bash might run what stands in this text")
        }
        var reader = ArithmeticReader(text, variables, depth: depth)
        reader.skipBlanks()
        // Nothing at all is 0.
        guard reader.byte != nil else { return 0 }
        let value = try reader.comma()
        variables = reader.variables
        guard reader.byte == nil else { throw .malformed }
        return value
    }

    // MARK: - Text

    private var byte: UInt8? { offset < text.count ? text[offset] : nil }

    private func raw(_ distance: Int) -> UInt8? {
        offset + distance < text.count ? text[offset + distance] : nil
    }

    private mutating func skipBlanks() {
        while let byte, byte.isBlank || byte == UInt8(ascii: "\n") { offset += 1 }
    }

    /// Goes on behind an operator that stands here, unless one of `others` stands behind it.
    private mutating func skip(_ name: StaticString, notBefore others: String = "") -> Bool {
        let count = name.utf8CodeUnitCount
        for index in 0..<count where raw(index) != name.utf8Start[index] { return false }
        if let next = raw(count), others.utf8.contains(next) { return false }
        offset += count
        skipBlanks()
        return true
    }

    // MARK: - Operators, the weakest first

    private mutating func comma() throws(ArithmeticProblem) -> Int64 {
        var value = try assignment()
        while skip(",") { value = try assignment() }
        return value
    }

    private mutating func assignment() throws(ArithmeticProblem) -> Int64 {
        try variables.countArithmeticStep()
        let start = offset
        if let byte, byte.isNameStart, let place = try place() {
            if skip("=", notBefore: "=") {
                let value = try nested { reader throws(ArithmeticProblem) in try reader.assignment() }
                return try set(value, place)
            }
            for name in ["<<=", ">>="] as [StaticString] where skip(name) {
                return try change(place, name)
            }
            for name in ["+=", "-=", "*=", "/=", "%=", "&=", "^=", "|="] as [StaticString] where skip(name) {
                return try change(place, name)
            }
        }
        offset = start
        return try conditional()
    }

    private mutating func change(_ place: Place, _ name: StaticString) throws(ArithmeticProblem) -> Int64 {
        // The left is read before the right may change it.
        let left = try value(of: place)
        let right = try nested { reader throws(ArithmeticProblem) in try reader.assignment() }
        let value: Int64
        switch name.description {
        case "+=": value = left &+ right
        case "-=": value = left &- right
        case "*=": value = left &* right
        case "/=": value = try quotient(left, right)
        case "%=": value = try remainder(left, right)
        case "&=": value = left & right
        case "^=": value = left ^ right
        case "|=": value = left | right
        case "<<=": value = left &<< right
        default: value = left &>> right
        }
        return try set(value, place)
    }

    private mutating func conditional() throws(ArithmeticProblem) -> Int64 {
        let condition = try or()
        guard skip("?") else { return condition }
        if byte == UInt8(ascii: ":") { throw .malformed }
        let left = try maybe(condition != 0) { reader throws(ArithmeticProblem) in
            try reader.nested { inner throws(ArithmeticProblem) in try inner.comma() }
        }
        guard skip(":") else { throw .malformed }
        let right = try maybe(condition == 0) { reader throws(ArithmeticProblem) in
            try reader.nested { inner throws(ArithmeticProblem) in try inner.conditional() }
        }
        return condition != 0 ? left : right
    }

    private mutating func or() throws(ArithmeticProblem) -> Int64 {
        var left = try and()
        while skip("||") {
            let right = try maybe(left == 0) { reader throws(ArithmeticProblem) in try reader.and() }
            left = left != 0 || right != 0 ? 1 : 0
        }
        return left
    }

    private mutating func and() throws(ArithmeticProblem) -> Int64 {
        var left = try bitOr()
        while skip("&&") {
            let right = try maybe(left != 0) { reader throws(ArithmeticProblem) in try reader.bitOr() }
            left = left != 0 && right != 0 ? 1 : 0
        }
        return left
    }

    private mutating func bitOr() throws(ArithmeticProblem) -> Int64 {
        var left = try bitXor()
        while skip("|", notBefore: "|=") { left |= try bitXor() }
        return left
    }

    private mutating func bitXor() throws(ArithmeticProblem) -> Int64 {
        var left = try bitAnd()
        while skip("^", notBefore: "=") { left ^= try bitAnd() }
        return left
    }

    private mutating func bitAnd() throws(ArithmeticProblem) -> Int64 {
        var left = try equality()
        while skip("&", notBefore: "&=") { left &= try equality() }
        return left
    }

    private mutating func equality() throws(ArithmeticProblem) -> Int64 {
        var left = try comparison()
        while true {
            if skip("==") {
                left = left == (try comparison()) ? 1 : 0
            } else if skip("!=") {
                left = left != (try comparison()) ? 1 : 0
            } else {
                return left
            }
        }
    }

    private mutating func comparison() throws(ArithmeticProblem) -> Int64 {
        var left = try shift()
        while true {
            if skip("<=") {
                left = left <= (try shift()) ? 1 : 0
            } else if skip(">=") {
                left = left >= (try shift()) ? 1 : 0
            } else if skip("<", notBefore: "<") {
                left = left < (try shift()) ? 1 : 0
            } else if skip(">", notBefore: ">") {
                left = left > (try shift()) ? 1 : 0
            } else {
                return left
            }
        }
    }

    private mutating func shift() throws(ArithmeticProblem) -> Int64 {
        var left = try sum()
        while true {
            if skip("<<", notBefore: "=") {
                left = left &<< (try sum())
            } else if skip(">>", notBefore: "=") {
                left = left &>> (try sum())
            } else {
                return left
            }
        }
    }

    private mutating func sum() throws(ArithmeticProblem) -> Int64 {
        var left = try product()
        while true {
            if skip("+", notBefore: "=") {
                left = left &+ (try product())
            } else if skip("-", notBefore: "=") {
                left = left &- (try product())
            } else {
                return left
            }
        }
    }

    private mutating func product() throws(ArithmeticProblem) -> Int64 {
        var left = try power()
        while true {
            if skip("*", notBefore: "*=") {
                left = left &* (try power())
            } else if skip("/", notBefore: "=") {
                left = try quotient(left, try power())
            } else if skip("%", notBefore: "=") {
                left = try remainder(left, try power())
            } else {
                return left
            }
        }
    }

    /// From right to left.
    private mutating func power() throws(ArithmeticProblem) -> Int64 {
        let base = try unary()
        guard skip("**") else { return base }
        let exponent = try nested { reader throws(ArithmeticProblem) in try reader.power() }
        guard exponent >= 0 else {
            throw ArithmeticProblem("an exponent below 0 is an error in bash")
        }
        var (result, factor, rest) = (Int64(1), base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result &* factor }
            factor = factor &* factor
            rest >>= 1
        }
        return result
    }

    private mutating func unary() throws(ArithmeticProblem) -> Int64 {
        try variables.countArithmeticStep()
        if byte == raw(1), byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
            let isUp = byte == UInt8(ascii: "+")
            let before = offset
            offset += 2
            skipBlanks()
            if let byte, byte.isNameStart, let place = try place() {
                return try set(try value(of: place) &+ (isUp ? 1 : -1), place)
            }
            // Two signs, one behind the other.
            offset = before
        }
        for name in ["!", "~", "-", "+"] as [StaticString] where skip(name) {
            let value = try nested { reader throws(ArithmeticProblem) in try reader.unary() }
            switch name.description {
            case "!": return value == 0 ? 1 : 0
            case "~": return ~value
            case "-": return 0 &- value
            default: return value
            }
        }
        return try operand()
    }

    private mutating func operand() throws(ArithmeticProblem) -> Int64 {
        if skip("(") {
            let value = try nested { reader throws(ArithmeticProblem) in try reader.comma() }
            guard skip(")") else { throw .malformed }
            return value
        }
        guard let byte else { throw .malformed }
        if byte.isDigit { return try number() }
        guard byte.isNameStart, let place = try place() else { throw .malformed }
        let old = try value(of: place)
        if skip("++") {
            _ = try set(old &+ 1, place)
        } else if skip("--") {
            _ = try set(old &- 1, place)
        }
        return old
    }

    // MARK: - Numbers and variables

    /// `10`, `010`, `0x10`, `2#10`.
    private mutating func number() throws(ArithmeticProblem) -> Int64 {
        var digits: [UInt8] = []
        while let byte, byte.isNameByte || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") {
            digits.append(byte)
            offset += 1
        }
        skipBlanks()
        guard let value = ArithmeticNumber.value(of: digits) else { throw .malformed }
        return value
    }

    private struct Place {
        var name: String
        var index: Int64?
    }

    private mutating func place() throws(ArithmeticProblem) -> Place? {
        let start = offset
        while let byte, byte.isNameByte { offset += 1 }
        var place = Place(name: String(decoding: text[start..<offset], as: UTF8.self))
        if byte == UInt8(ascii: "[") {
            offset += 1
            skipBlanks()
            place.index = try nested { reader throws(ArithmeticProblem) in try reader.comma() }
            guard byte == UInt8(ascii: "]") else { throw .malformed }
            offset += 1
        }
        skipBlanks()
        return place
    }

    private mutating func value(of place: Place) throws(ArithmeticProblem) -> Int64 {
        guard skipped == 0 else { return 0 }
        guard let value = try variables.arithmeticValue(of: place.name, index: place.index) else { return 0 }
        return try ArithmeticReader.evaluate(value.bytes, in: &variables, depth: depth + 1)
    }

    private mutating func set(_ value: Int64, _ place: Place) throws(ArithmeticProblem) -> Int64 {
        if skipped == 0 { try variables.setArithmeticValue(value, of: place.name, index: place.index) }
        return value
    }

    private func quotient(_ left: Int64, _ right: Int64) throws(ArithmeticProblem) -> Int64 {
        guard right != 0 else { return try divided() }
        return right == -1 ? 0 &- left : left / right
    }

    private func remainder(_ left: Int64, _ right: Int64) throws(ArithmeticProblem) -> Int64 {
        guard right != 0 else { return try divided() }
        return right == -1 ? 0 : left % right
    }

    private func divided() throws(ArithmeticProblem) -> Int64 {
        guard skipped > 0 else { throw ArithmeticProblem("a number is divided by 0") }
        return 0
    }

    // MARK: - Nesting

    private mutating func nested(
        _ body: (inout ArithmeticReader) throws(ArithmeticProblem) -> Int64
    ) throws(ArithmeticProblem) -> Int64 {
        guard depth < ArithmeticReader.depthLimit else { throw ArithmeticProblem("this arithmetic is nested too deep") }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func maybe(
        _ isEvaluated: Bool,
        _ body: (inout ArithmeticReader) throws(ArithmeticProblem) -> Int64
    ) throws(ArithmeticProblem) -> Int64 {
        if !isEvaluated { skipped += 1 }
        defer { if !isEvaluated { skipped -= 1 } }
        return try body(&self)
    }
}
