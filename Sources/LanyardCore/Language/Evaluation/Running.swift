/// Statements one after the other: bash(1), Lists and Compound Commands.
extension Evaluator {
    /// Runs a list; a statement that is given up is passed over, unless what stands around it needs its answer.
    mutating func run(_ statements: [Statement]) throws(GivenUp) -> Flow {
        for statement in statements {
            if isExhausted { return .returning }
            let flow: Flow
            do throws(GivenUp) {
                flow = try perform(statement)
            } catch {
                lose(statement.assignedNames)
                guard strictness == 0 else { throw error }
                continue
            }
            if flow != .next { return flow }
        }
        return .next
    }

    mutating func perform(_ statement: Statement) throws(GivenUp) -> Flow {
        guard spend(10, at: statement.range) else { throw GivenUp() }
        if statement.redirections.isEmpty { return try perform(statement.command, statement.range) }
        let outer = output
        let redirected = try redirect(statement.redirections)
        defer { if redirected.isSilent { output = outer } }
        guard !redirected.mergesErrors else { throw refuseMergedErrors(statement.range) }
        return try reading(redirected.input) { evaluator throws(GivenUp) in
            try evaluator.perform(statement.command, statement.range)
        }
    }

    private mutating func perform(_ command: ShellCommand, _ range: Range<Int>) throws(GivenUp) -> Flow {
        switch command {
        case .simple(let command): return try endingOnError(try perform(command, range), range)
        case .both(let left, let right): return try performList(left, right, goesOn: { $0 == 0 })
        case .either(let left, let right): return try performList(left, right, goesOn: { $0 != 0 })
        case .not(let statement):
            let flow = try performCondition([statement])
            state.status = state.status == 0 ? 1 : 0
            return flow
        case .group(let statements): return try run(statements)
        case .conditional(let branches, let otherwise): return try perform(branches, otherwise)
        case .forEach(let name, let words, let body): return try performLoop(name, words, body, range)
        case .loop(let condition, let isUntil, let body): return try performLoop(condition, isUntil, body, range)
        case .choice(let word, let choices): return try perform(word, choices)
        case .function(let name, let body): return try define(name, body)
        case .test(let expression):
            unsetIsFine += 1
            defer { unsetIsFine -= 1 }
            state.status = try evaluate(expression, range) ? 0 : 1
            return try endingOnError(.next, range)
        case .arithmetic(let expansion):
            unsetIsFine += 1
            defer { unsetIsFine -= 1 }
            state.status = try arithmeticValue(of: expansion.expression, in: expansion.range) != 0 ? 0 : 1
            return try endingOnError(.next, range)
        case .subshell(let statements):
            guard output != nil else {
                throw refuse(
                    range,
                    "a subshell starts a process",
                    statements.contains(where: \.isReturn)
                        ? "leave the question out: env.sh is sourced" : "write { …; } instead of ( … )"
                )
            }
            return try performSubshell(statements)
        case .pipeline(let statements): throw refusePipeline(statements, range)
        case .background(_, let sign):
            throw refuse(sign, "this starts a process that goes on", "quote an & that belongs to a value, or remove it")
        case .unknown(let word):
            throw refuse(range, "\(visible(word)) is not read here", "env.sh holds settings: write it plainer")
        }
    }

    private mutating func performList(
        _ left: Statement,
        _ right: Statement,
        goesOn: (UInt8) -> Bool
    ) throws(GivenUp) -> Flow {
        let flow = try performCondition([left])
        guard flow == .next, goesOn(state.status) else { return flow }
        return try perform(right)
    }

    /// Runs what decides about what follows: its failure ends nothing, and without its answer there is none.
    mutating func performCondition(_ statements: [Statement]) throws(GivenUp) -> Flow {
        conditions += 1
        strictness += 1
        defer {
            conditions -= 1
            strictness -= 1
        }
        return try run(statements)
    }

    private mutating func perform(
        _ branches: [ShellCommand.Branch],
        _ otherwise: [Statement]?
    ) throws(GivenUp) -> Flow {
        for branch in branches {
            let flow = try performCondition(branch.condition)
            guard flow == .next else { return flow }
            if state.status == 0 { return try run(branch.body) }
        }
        if let otherwise { return try run(otherwise) }
        state.status = 0
        return .next
    }

    private mutating func perform(_ word: Word, _ choices: [ShellCommand.Choice]) throws(GivenUp) -> Flow {
        try requireNoBareList(in: word)
        try requireNoChangedPart(in: word)
        let subject = try allowingUnset { evaluator throws(GivenUp) in try evaluator.value(of: word) }
        var isTaken = false
        // That of the last body that ran; what stands in the next pattern or body still sees the one before.
        var status: UInt8 = 0
        for choice in choices {
            if !isTaken {
                for pattern in choice.patterns where !isTaken {
                    isTaken = try matches(subject, pattern)
                }
            }
            guard isTaken else { continue }
            let flow = try run(choice.body)
            guard flow == .next else { return flow }
            status = choice.body.isEmpty ? 0 : state.status
            if choice.end == .leave { break }
            isTaken = choice.end == .fallThrough
        }
        state.status = status
        return .next
    }

    // MARK: - Loops

    private mutating func performLoop(
        _ name: Name,
        _ words: [Word]?,
        _ body: [Statement],
        _ range: Range<Int>
    ) throws(GivenUp) -> Flow {
        try checkAssignable(name)
        let values = try words.map { words throws(GivenUp) in try fields(of: words) } ?? state.positional
        loops += 1
        defer { loops -= 1 }
        if values.isEmpty { state.status = 0 }
        for value in values {
            guard spend(1, at: range) else { throw GivenUp() }
            try assign(value, to: name, valueOffset: name.offset)
            if let flow = loopFlow(try run(body)) { return flow }
        }
        return .next
    }

    private mutating func performLoop(
        _ condition: [Statement],
        _ isUntil: Bool,
        _ body: [Statement],
        _ range: Range<Int>
    ) throws(GivenUp) -> Flow {
        var status: UInt8 = 0
        loops += 1
        defer { loops -= 1 }
        while true {
            guard spend(1, at: range) else { throw GivenUp() }
            if let flow = loopFlow(try performCondition(condition)) { return flow }
            guard (state.status == 0) != isUntil else {
                state.status = status
                return .next
            }
            if let flow = loopFlow(try run(body)) { return flow }
            status = state.status
        }
    }

    /// Nil: the loop goes on.
    private func loopFlow(_ flow: Flow) -> Flow? {
        switch flow {
        case .next, .again(1): nil
        case .leave(1): .next
        case .leave(let loops): .leave(loops - 1)
        case .again(let loops): .again(loops - 1)
        case .returning: .returning
        }
    }

    // MARK: - Failures

    /// After `set -e`, a command that fails ends the shell that sources the file.
    private mutating func endingOnError(_ flow: Flow, _ range: Range<Int>) throws(GivenUp) -> Flow {
        guard state.status != 0, state.options.contains(.endOnError), conditions == 0, flow == .next else {
            return flow
        }
        report(
            "refused",
            range,
            "this fails, and after set -e that ends the shell that sources env.sh",
            ["remove set -e", "or append: || true"]
        )
        return flow
    }

    mutating func allowingUnset<Result>(
        _ body: (inout Evaluator) throws(GivenUp) -> Result
    ) throws(GivenUp) -> Result {
        unsetIsFine += 1
        defer { unsetIsFine -= 1 }
        return try body(&self)
    }

    private mutating func refusePipeline(_ statements: [Statement], _ range: Range<Int>) -> GivenUp {
        let text = script.source.bytes[range]
        if UnstableCommands.isUnstable(text) || UnstableCommands.runsDate(text) { return refuseUnstable(range) }
        return refuse(blamed(range), "a pipe starts programs, and nothing is run here", "write the resulting value")
    }
}
