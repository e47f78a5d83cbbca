/// Evaluates an expression while it reads it: bash(1), ARITHMETIC EVALUATION.
///
/// Numbers are of 64 bits and wrap. What is not evaluated (the right of `0 &&`) is read, but neither reads nor sets
/// a variable. A variable is read when its name is, from left to right.
struct ArithmeticReader {
    /// Expressions within each other, those in variables' values included.
    private static let depthLimit = 40

    private let text: [UInt8]
    private var offset = 0
    private var depth: Int
    /// Above 0 nothing is read or set.
    private var skipped = 0

    private init(_ text: [UInt8], depth: Int) {
        self.text = text
        self.depth = depth
    }

    static func evaluate(
        _ text: [UInt8],
        in variables: inout some ArithmeticVariables,
        depth: Int = 0
    ) throws(ArithmeticProblem) -> Int64 {
        guard depth < depthLimit else {
            throw ArithmeticProblem("variables whose values name each other have no number")
        }
        guard !text.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "$") }) else {
            throw ArithmeticProblem("bash might run what stands in this text")
        }
        guard !text.contains(UInt8(ascii: "\r")) else {
            throw ArithmeticProblem("a carriage return in arithmetic is not read here")
        }
        var reader = ArithmeticReader(text, depth: depth)
        reader.skipBlanks()
        // Nothing at all is 0.
        guard reader.byte != nil else { return 0 }
        let value = try reader.comma(&variables)
        guard reader.byte == nil else { throw .malformed }
        return value
    }

    // MARK: - Text

    private var byte: UInt8? { offset < text.count ? text[offset] : nil }

    private func raw(_ distance: Int) -> UInt8? {
        offset + distance < text.count ? text[offset + distance] : nil
    }

    private mutating func skipBlanks() {
        while let byte, byte.isBlank || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { offset += 1 }
    }

    private mutating func pass(_ count: Int) {
        offset += count
        skipBlanks()
    }

    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: sign) else { return false }
        pass(1)
        return true
    }

    /// `++` or `--` stands here: 1 or -1.
    private var step: Int64? {
        guard byte == raw(1) else { return nil }
        return byte == UInt8(ascii: "+") ? 1 : byte == UInt8(ascii: "-") ? -1 : nil
    }

    /// Whether a name stands behind the `++` or `--` that stands here.
    private var stepsName: Bool {
        var next = offset + 2
        while next < text.count, text[next].isBlank || text[next] == 10 || text[next] == 13 { next += 1 }
        return next < text.count && text[next].isNameStart
    }

    /// Something within something; what throws leaves the reader for good.
    private mutating func enter() throws(ArithmeticProblem) {
        guard depth < ArithmeticReader.depthLimit else { throw ArithmeticProblem("this arithmetic is nested too deep") }
        depth += 1
    }

    // MARK: - The weakest operators

    private mutating func comma(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        try enter()
        var value = try assignment(&variables)
        while skip(",") { value = try assignment(&variables) }
        depth -= 1
        return value
    }

    private mutating func assignment(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        try variables.countArithmeticStep()
        let start = offset
        if let byte, byte.isNameStart {
            let place = try place()
            if self.byte == UInt8(ascii: "="), raw(1) != UInt8(ascii: "=") {
                pass(1)
                let value = try assigned(&variables)
                // The index only now: bash looks at it when it assigns.
                return try set(value, try located(place, &variables), &variables)
            }
            if let first = self.byte,
                let (sign, length) = ArithmeticOperator.readAssignment(first, raw(1), raw(2))
            {
                let target = try located(place, &variables)
                let left = try value(of: target, &variables)
                pass(length)
                let right = try assigned(&variables)
                return try set(try sign.apply(left, right, isSkipped: skipped > 0), target, &variables)
            }
        }
        offset = start
        return try conditional(&variables)
    }

    private mutating func assigned(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        try enter()
        let value = try assignment(&variables)
        depth -= 1
        return value
    }

    private mutating func conditional(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        let condition = try binary(above: 0, &variables)
        guard skip("?") else { return condition }
        let (skippedLeft, skippedRight) = condition != 0 ? (0, 1) : (1, 0)
        skipped += skippedLeft
        let left = try comma(&variables)
        skipped -= skippedLeft
        guard skip(":") else { throw .malformed }
        skipped += skippedRight
        try enter()
        let right = try conditional(&variables)
        depth -= 1
        skipped -= skippedRight
        return condition != 0 ? left : right
    }

    // MARK: - Operators between two

    private mutating func binary(
        above rank: Int,
        _ variables: inout some ArithmeticVariables
    ) throws(ArithmeticProblem) -> Int64 {
        var left = try power(&variables)
        while let byte, let (sign, length) = ArithmeticOperator.read(byte, raw(1), raw(2)), sign.rank > rank {
            // `1 ++X` is no sum.
            if step != nil, stepsName { throw .malformed }
            pass(length)
            let isDecided = (sign == .and && left == 0) || (sign == .or && left != 0)
            skipped += isDecided ? 1 : 0
            let right = try binary(above: sign.rank, &variables)
            skipped -= isDecided ? 1 : 0
            left = try sign.apply(left, right, isSkipped: skipped > 0)
        }
        return left
    }

    /// `**`, from right to left, and weaker than a sign.
    private mutating func power(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        let base = try unary(&variables)
        guard byte == UInt8(ascii: "*"), raw(1) == UInt8(ascii: "*") else { return base }
        pass(2)
        try enter()
        let exponent = try power(&variables)
        depth -= 1
        guard let result = ArithmeticOperator.power(base, exponent) else {
            throw ArithmeticProblem("an exponent below 0 is an error in bash")
        }
        return result
    }

    // MARK: - Operands

    private mutating func unary(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        try variables.countArithmeticStep()
        guard let byte else { throw .malformed }
        if let step, stepsName {
            pass(2)
            let target = try located(try place(), &variables)
            let value = try set(try value(of: target, &variables) &+ step, target, &variables)
            if self.step != nil { throw .malformed }
            return value
        }
        guard "!~-+".utf8.contains(byte) else { return try operand(&variables) }
        pass(1)
        try enter()
        let value = try unary(&variables)
        depth -= 1
        switch byte {
        case UInt8(ascii: "!"): return value == 0 ? 1 : 0
        case UInt8(ascii: "~"): return ~value
        case UInt8(ascii: "-"): return 0 &- value
        default: return value
        }
    }

    private mutating func operand(_ variables: inout some ArithmeticVariables) throws(ArithmeticProblem) -> Int64 {
        if skip("(") {
            let value = try comma(&variables)
            guard skip(")") else { throw .malformed }
            return value
        }
        guard let byte else { throw .malformed }
        if byte.isDigit { return try number() }
        guard byte.isNameStart else { throw .malformed }
        let target = try located(try place(), &variables)
        let value = try value(of: target, &variables)
        if let step {
            pass(2)
            _ = try set(value &+ step, target, &variables)
        }
        return value
    }

    /// `10`, `010`, `0x10`, `2#10`.
    private mutating func number() throws(ArithmeticProblem) -> Int64 {
        let start = offset
        while let byte, byte.isNameByte || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") { offset += 1 }
        guard let value = ArithmeticNumber.value(of: Array(text[start..<offset])) else { throw .malformed }
        skipBlanks()
        return value
    }

    // MARK: - Variables

    private struct Place {
        var name: String
        /// Between the brackets.
        var index: [UInt8]?
    }

    private struct Target {
        var name: String
        var index: Int64?
    }

    private mutating func place() throws(ArithmeticProblem) -> Place {
        let start = offset
        while let byte, byte.isNameByte { offset += 1 }
        var place = Place(name: String(decoding: text[start..<offset], as: UTF8.self))
        if byte == UInt8(ascii: "[") { place.index = try index() }
        skipBlanks()
        return place
    }

    private mutating func index() throws(ArithmeticProblem) -> [UInt8] {
        let start = offset + 1
        var level = 0
        while let byte {
            offset += 1
            switch byte {
            case UInt8(ascii: "["): level += 1
            case UInt8(ascii: "]"):
                level -= 1
                if level == 0 { return Array(text[start..<(offset - 1)]) }
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): throw .malformed
            default: break
            }
        }
        throw .malformed
    }

    private func located(
        _ place: Place,
        _ variables: inout some ArithmeticVariables
    ) throws(ArithmeticProblem) -> Target {
        guard let index = place.index, skipped == 0 else { return Target(name: place.name) }
        guard index.contains(where: { !$0.isBlank }) else { throw .malformed }
        let number = try ArithmeticReader.evaluate(index, in: &variables, depth: depth + 1)
        return Target(name: place.name, index: number)
    }

    private func value(
        of target: Target,
        _ variables: inout some ArithmeticVariables
    ) throws(ArithmeticProblem) -> Int64 {
        guard skipped == 0, let value = try variables.arithmeticValue(of: target.name, index: target.index) else {
            return 0
        }
        return try ArithmeticReader.evaluate(value.bytes, in: &variables, depth: depth + 1)
    }

    private func set(
        _ value: Int64,
        _ target: Target,
        _ variables: inout some ArithmeticVariables
    ) throws(ArithmeticProblem) -> Int64 {
        if skipped == 0 { try variables.setArithmeticValue(value, of: target.name, index: target.index) }
        return value
    }
}
