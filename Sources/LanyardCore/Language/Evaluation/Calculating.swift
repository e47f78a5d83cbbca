/// Arithmetic on the script's variables.
extension Evaluator {
    /// The value of an expression whose expansions are made first.
    mutating func arithmeticValue(of expression: Word, in range: Range<Int>) throws(GivenUp) -> Int64 {
        try calculate(try value(of: expression).bytes, range)
    }

    /// `let`: its status says whether the last expression is 0.
    mutating func letExpressions(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        guard !arguments.isEmpty else { throw refuse(range, "let needs an expression", "write let X=1") }
        for argument in arguments { state.status = try calculate(argument.bytes, range) != 0 ? 0 : 1 }
    }

    mutating func calculate(_ text: [UInt8], _ range: Range<Int>) throws(GivenUp) -> Int64 {
        guard spend(2 + text.count / 4, at: range) else { throw GivenUp() }
        arithmeticRange = range
        do throws(ArithmeticProblem) {
            return try ArithmeticReader.evaluate(text, in: &self)
        } catch {
            if let name = error.changingVariable { throw refuseUnstable(variable: name, range) }
            throw refuse(range, error.message, "write the number itself")
        }
    }
}

extension Evaluator: ArithmeticVariables {
    mutating func countArithmeticStep() throws(ArithmeticProblem) {
        guard spend(1, at: arithmeticRange) else { throw ArithmeticProblem("this takes too long") }
    }

    mutating func arithmeticValue(of name: String, index: Int64?) throws(ArithmeticProblem) -> ByteString? {
        switch ShellVariables.reading(name) {
        case .plain: break
        case .unstable: throw ArithmeticProblem(changingVariable: name)
        case .shellOwn: throw ArithmeticProblem("\(name) belongs to the shell that reads env.sh")
        }
        let slot = slot(name)
        isComplete = isComplete && slot.isComplete && !isLost(name)
        if slot.content == nil {
            guard !ShellVariables.isSupplied(name) || state.variables[name] != nil else {
                throw ArithmeticProblem("\(name) has a value that only the shell knows")
            }
            guard !state.options.contains(.endOnUnset) else { throw ArithmeticProblem("\(name) is not set") }
            if unsetIsFine == 0, !isLost(name) { reportUndefinedNumber(name, arithmeticRange) }
            return nil
        }
        guard let index else { return slot.value }
        guard index >= 0 else { throw ArithmeticProblem("an index below 0 counts from the end, and is not read here") }
        return slot.array[index]
    }

    mutating func setArithmeticValue(_ value: Int64, of name: String, index: Int64?) throws(ArithmeticProblem) {
        let place = Name(text: name, offset: arithmeticRange.lowerBound)
        guard ShellVariables.isAssignable(name) else {
            throw ArithmeticProblem("\(name) belongs to the shell that reads env.sh and cannot be set here")
        }
        guard !slot(name).isReadOnly else { throw ArithmeticProblem("\(name) is read-only since an earlier line") }
        let text = ByteString(String(value))
        let word = Word(parts: [.literal(text.bytes, isQuoted: true)], range: arithmeticRange)
        let number = index.map {
            Word(parts: [.literal(Array(String($0).utf8), isQuoted: true)], range: arithmeticRange)
        }
        let assignment = Assignment(name: place, index: number, isAppended: false, value: .word(word))
        do throws(GivenUp) {
            try assign(.scalar(text), isComplete: true, to: assignment, marking: [])
        } catch {
            throw ArithmeticProblem("\(name) cannot be set here")
        }
    }
}
