/// A number among printf's arguments, as strtoimax(3) reads it: `10`, `010`, `0x10`, and `'a` for a character's.
struct PrintfNumber {
    /// What could be read of it.
    var magnitude: UInt64
    var isNegative = false
    /// Whether bash complains, prints what could be read, and ends with 1.
    var isMalformed = false

    init(_ text: [UInt8], _ mode: Characters?) throws(BuiltinProblem) {
        if let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            magnitude = UInt64(text.count > 1 ? text[1] : 0)
            guard magnitude < 0x80 else {
                throw BuiltinProblem(message: "the number of this character is not read here")
            }
            return
        }
        var rest = text.drop { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let base = PrintfNumber.takeBase(&rest)
        let digits = rest.prefix { byte in byte.hexadecimalValue.map { $0 < base } ?? false }
        magnitude = 0
        for digit in digits {
            let (product, isTooLarge) = magnitude.multipliedReportingOverflow(by: UInt64(base))
            let (sum, isLarger) = product.addingReportingOverflow(UInt64(digit.hexadecimalValue ?? 0))
            // Of larger numbers all the digits are read, and the largest is taken.
            magnitude = isTooLarge || isLarger || magnitude == .max ? .max : sum
        }
        isMalformed = digits.count < rest.count || (digits.isEmpty && !text.isEmpty)
    }

    private static func takeBase(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
        guard rest.first == UInt8(ascii: "0") else { return 10 }
        let second = rest.dropFirst().first
        guard second == UInt8(ascii: "x") || second == UInt8(ascii: "X"),
            rest.dropFirst(2).first.map({ $0.hexadecimalValue != nil }) ?? false
        else { return 8 }
        rest = rest.dropFirst(2)
        return 16
    }

    /// For `%d`: between the smallest and the largest of 64 bits.
    var signed: Int64 {
        let limit = UInt64(1) << 63
        if isNegative { return magnitude >= limit ? .min : -Int64(magnitude) }
        return magnitude >= limit ? .max : Int64(magnitude)
    }

    /// For `%u` and its kin, where a negative number wraps.
    var unsigned: UInt64 {
        isNegative && magnitude < .max ? 0 &- magnitude : magnitude
    }
}
