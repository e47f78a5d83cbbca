/// Why an arithmetic expression has no value here.
struct ArithmeticProblem: Error {
    /// One sentence without a full stop.
    var message: String
    /// The variable in it that is another each time, where that is why.
    var changingVariable: String?

    init(_ message: String) {
        self.message = message
    }

    init(changingVariable name: String) {
        message = "\(name) is another each time that env.sh is read"
        changingVariable = name
    }

    static let malformed = ArithmeticProblem("bash cannot read this arithmetic")
}

/// What an expression reads and sets.
protocol ArithmeticVariables {
    /// Nil: unset, which counts as 0.
    mutating func arithmeticValue(of name: String, index: Int64?) throws(ArithmeticProblem) -> ByteString?
    mutating func setArithmeticValue(_ value: Int64, of name: String, index: Int64?) throws(ArithmeticProblem)
    /// Counts a step of work.
    mutating func countArithmeticStep() throws(ArithmeticProblem)
}
