/// Command substitution, answered without starting anything: bash(1), Command Substitution.
extension Evaluator {
    /// What the commands print, without the newlines at its end.
    mutating func output(of substitution: CommandSubstitution) throws(GivenUp) -> [UInt8] {
        guard depth < Evaluator.depthLimit else {
            throw refuse(substitution.range, "more than \(Evaluator.depthLimit) substitutions within each other")
        }
        // What a copy costs is counted as well.
        guard spend(1 + state.variables.count / 8, at: substitution.range) else { throw GivenUp() }
        if let path = substitution.fileRead { return try content(ofFile: path, substitution.range) }
        let outer = (state, output, unsetIsFine, conditions, outermost)
        output = []
        outermost = outermost ?? (source, substitution.range)
        unsetIsFine = 0
        strictness += 1
        depth += 1
        state.options.remove(.endOnError)
        defer {
            output = outer.1
            unsetIsFine = outer.2
            conditions = outer.3
            outermost = outer.4
            strictness -= 1
            depth -= 1
        }
        if substitution.body.isEmpty { state.status = 0 }
        do throws(GivenUp) {
            _ = try run(substitution.body)
        } catch {
            state = outer.0
            throw error
        }
        let status = state.status
        state = outer.0
        state.status = status
        state.lastSubstitution = status
        return trimmed(output ?? [])
    }

    /// `$(< FILE)`.
    private mutating func content(ofFile word: Word, _ range: Range<Int>) throws(GivenUp) -> [UInt8] {
        let name = try value(of: word)
        if UnstableCommands.isRandomFile(name) { throw refuseUnstable(range) }
        guard let content = try content(of: try absolute(name, word.range), word.range) else {
            throw refuse(
                word.range,
                "there is no file \(visible(name)) beside env.sh",
                "write one, or the value itself"
            )
        }
        state.status = 0
        state.lastSubstitution = 0
        guard !content.contains(0) else {
            throw refuse(word.range, "the file holds a NUL byte", "is this a text file?")
        }
        return trimmed(content)
    }

    private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var end = bytes.count
        while end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        return end == bytes.count ? bytes : Array(bytes[..<end])
    }

    /// `( … )` within a substitution: on a copy of the shell.
    mutating func performSubshell(_ statements: [Statement]) throws(GivenUp) -> Flow {
        guard spend(1 + state.variables.count / 8, at: 0..<0) else { throw GivenUp() }
        let outer = state
        let flow: Flow
        do throws(GivenUp) {
            flow = try run(statements)
        } catch {
            state = outer
            throw error
        }
        let status = state.status
        state = outer
        state.status = status
        // `return` in a subshell ends that alone.
        return flow == .returning && !isExhausted ? .next : flow
    }
}

extension CommandSubstitution {
    /// The file of `$(< FILE)`, where it is nothing but that.
    var fileRead: Word? {
        guard body.count == 1, let statement = body.first, statement.redirections.isEmpty,
            case .simple(let command) = statement.command, command.words.isEmpty, command.assignments.isEmpty,
            command.redirections.count == 1, let redirection = command.redirections.first, redirection.kind == .input,
            redirection.descriptor == nil || redirection.descriptor == 0
        else { return nil }
        return redirection.target
    }
}
