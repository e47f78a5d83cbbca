/// Simple commands: bash(1), SIMPLE COMMAND EXPANSION and COMMAND EXECUTION.
extension Evaluator {
    /// Words are expanded as if nothing was redirected yet: `echo $(cat) <<E` does not read its own document.
    mutating func perform(_ command: SimpleCommand, _ range: Range<Int>) throws(GivenUp) -> Flow {
        let outer = output
        state.lastSubstitution = nil
        if !command.redirections.isEmpty, command.changesVariables {
            throw refuse(range, "this sets a variable while the command is being made up", "set it on a line before")
        }
        let redirected = try redirect(command.redirections)
        defer { if redirected.isSilent { output = outer } }
        guard !redirected.mergesErrors || isQuiet(command.name) else { throw refuseMergedErrors(range) }
        guard !command.words.isEmpty else {
            try performAssignments(command, range)
            return .next
        }
        // Before what stands within such quotes is expanded.
        if let last = command.assignments.last, let end = endOfSmartQuotes(last), end > last.valueRange.upperBound {
            throw refuseCommand(behind: last, command, range)
        }
        if let name = command.name, declaring.contains(name), state.functions[name] == nil {
            guard command.assignments.isEmpty else {
                throw refuseAssignments(before: name, command, range)
            }
            try declare(name, command.words.dropFirst(), range)
            return .next
        }
        if command.killsShell {
            report("exit-in-sourced-file", range, "this ends the shell that sources env.sh", ["remove it"])
            throw GivenUp()
        }
        let isUnheard = output == nil && isTalk(command.name)
        if isUnheard { unsetIsFine += 1 }
        defer { if isUnheard { unsetIsFine -= 1 } }
        let words = try command.words.flatMapThrowing { argument throws(GivenUp) in
            switch argument {
            case .word(let word): try fields(of: word)
            case .assignment(let assignment): throw refuse(assignment.name.range, "this is not read here")
            }
        }
        guard let name = words.first else {
            try performAssignments(command, range)
            return .next
        }
        return try perform(name, words, of: command, range, redirected)
    }

    private var declaring: [String] { ["export", "readonly", "declare", "typeset", "local"] }

    /// Commands whose words make no value.
    private func isTalk(_ name: String?) -> Bool {
        switch name {
        case "echo", "printf", ":", "true", "false", "test", "[": true
        default: false
        }
    }

    /// What says nothing on standard error: of builtins a few, and programs whose answers are known.
    private func isQuiet(_ name: String?) -> Bool {
        guard let name, state.functions[name] == nil else { return false }
        switch name {
        case "echo", "pwd", ":", "true", "false": return true
        case "cat": return false
        default: return !ShellBuiltins.contains(name)
        }
    }

    private mutating func performAssignments(_ command: SimpleCommand, _ range: Range<Int>) throws(GivenUp) {
        var givenUp: GivenUp?
        for assignment in command.assignments {
            do throws(GivenUp) {
                try perform(assignment)
            } catch {
                // What is wrong with the others is told as well, but not that they lack this one.
                lose([assignment.name.text])
                givenUp = error
            }
        }
        if let givenUp { throw givenUp }
        state.status = state.lastSubstitution ?? 0
    }

    private mutating func perform(
        _ name: ByteString,
        _ words: [ByteString],
        of command: SimpleCommand,
        _ range: Range<Int>,
        _ redirected: Redirected
    ) throws(GivenUp) -> Flow {
        let text = name.text
        guard let first = command.assignments.first else {
            return try reading(redirected.input) { evaluator throws(GivenUp) in
                try evaluator.dispatch(text, words, range, redirected)
            }
        }
        guard ShellBuiltins.contains(text) || state.functions[text] != nil else {
            throw refuseCommand(behind: first, command, range)
        }
        // They hold for this command alone.
        var before: [(name: String, slot: VariableSlot?)] = []
        switch text {
        case "export", "readonly", "declare", "typeset", "local", "unset", "set", ".", "source", "return", "let":
            throw refuseAssignments(before: text, command, range)
        // What it sets stays, even where that is set for it alone.
        case "printf" where words.dropFirst().first == "-v": throw refuseAssignments(before: text, command, range)
        default: break
        }
        for assignment in command.assignments {
            before.append((assignment.name.text, state.variables[assignment.name.text]))
            try perform(assignment, marking: .exported)
        }
        let changed = Set(before.map(\.name))
        let flow = try reading(redirected.input) { evaluator throws(GivenUp) in
            try evaluator.dispatch(text, words, range, redirected, temporary: changed)
        }
        for (name, slot) in before.reversed() {
            // What only the caller has, or nobody, is as it was before.
            state.variables[name] = slot
        }
        return flow
    }

    private mutating func dispatch(
        _ name: String,
        _ words: [ByteString],
        _ range: Range<Int>,
        _ redirected: Redirected,
        temporary: Set<String> = []
    ) throws(GivenUp) -> Flow {
        if let function = state.functions[name] {
            guard temporary.isEmpty else {
                throw refuse(range, "assignments before a function are not read here", "write them on a line before")
            }
            return try call(function, Array(words.dropFirst()), range)
        }
        let arguments = words.dropFirst()
        switch name {
        case ":", "true": state.status = 0
        case "false": state.status = 1
        case "echo": try echo(Array(arguments), range)
        case "printf": try printf(Array(arguments), range)
        case "test", "[": try test(words, range)
        case "unset": try unset(arguments, range)
        case "export", "readonly", "declare", "typeset", "local":
            throw refuse(range, "\(name) is read only where it is written out", "write \(name) NAME=value")
        case "set": try setOptions(arguments, range)
        case "cd": try changeFolder(arguments, range)
        case "pwd": try printFolder(arguments, range)
        case "read": try readLine(arguments, range)
        case ".", "source": return try sourceFile(arguments, range)
        case "return": return try endFile(arguments, range)
        case "break", "continue": return try leaveLoop(name, arguments, range)
        case "let": try letExpressions(arguments, range)
        case "command": return try performCommand(words, range, redirected)
        case "cat" where arguments.contains(where: UnstableCommands.isRandomFile): throw refuseUnstable(range)
        case "cat" where output != nil: try printFiles(arguments, range)
        default: try perform(foreign: words, range, redirected)
        }
        return .next
    }

    /// A program, which is never started: a few are answered within `$(…)`.
    private mutating func perform(
        foreign words: [ByteString],
        _ range: Range<Int>,
        _ redirected: Redirected
    ) throws(GivenUp) {
        if UnstableCommands.isUnstable(script.source.bytes[range]) { throw refuseUnstable(range) }
        guard output != nil else { throw refuseCommand(words, range) }
        let reading = NativeCommands.reading(of: words, in: knownFolder)
        if reading != nil { try requirePrograms(range) }
        switch reading {
        case nil: throw refuseCommand(words, range)
        case .output(let text, let status): try write(text.bytes, status: status, range)
        case .ask(let question):
            guard !redirected.mergesErrors else { throw refuseMergedErrors(range) }
            try requireCallersEnvironment(question, range)
            switch surroundings.answer(question) {
            case .output(let text, let status): try write(text.bytes, status: status, range)
            case .unknown(let reason):
                if case .date = question { throw refuseUnstable(range) }
                throw refuse(blamed(range), reason, "write the value itself")
            }
        case .unstable: throw refuseUnstable(range)
        case .unknown(let reason): throw refuse(blamed(range), reason, "write the value itself")
        }
    }

    /// A program is answered for where bash would find it: not behind a PATH that the file has taken away.
    mutating func requirePrograms(_ range: Range<Int>) throws(GivenUp) {
        let (path, outer) = (slot("PATH").value, surroundings.environment("PATH"))
        if path == nil, state.variables["PATH"] == nil { return }
        let folders = (path?.bytes ?? []).split(separator: UInt8(ascii: ":"))
        let hasSystem = folders.contains { $0.elementsEqual("/usr/bin".utf8) || $0.elementsEqual("/bin".utf8) }
        let outerFolders = (outer?.bytes ?? []).split(separator: UInt8(ascii: ":"))
        let hasOuter = !outerFolders.isEmpty && outerFolders.allSatisfy { folders.contains($0) }
        guard hasSystem || hasOuter else {
            throw refuse(blamed(range), "PATH holds no programs here, and bash would find none", "append :$PATH to it")
        }
    }

    /// The answer is that of a program with the caller's variables, not with those that the file has exported to it.
    private mutating func requireCallersEnvironment(_ question: Question, _ range: Range<Int>) throws(GivenUp) {
        for entry in state.variables.entries where question.dependsOn(entry.name) {
            var value: ByteString?
            if entry.slot.isExported, case .scalar(let text) = entry.slot.content { value = text }
            guard value != surroundings.environment(entry.name) else { continue }
            throw refuse(
                blamed(range),
                "\(entry.name) was changed before, and may change what this prints",
                "write the value itself"
            )
        }
    }

    mutating func write(_ bytes: [UInt8], status: UInt8 = 0, _ range: Range<Int>) throws(GivenUp) {
        state.status = status
        guard let count = output?.count else { return }
        guard spend(1 + bytes.count / 32, at: range) else { throw GivenUp() }
        guard count + bytes.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
        output? += bytes
    }
}

extension Array {
    /// `flatMap`, for a closure that throws an error of a known type.
    fileprivate func flatMapThrowing<Result>(
        _ transform: (Element) throws(GivenUp) -> [Result]
    ) throws(GivenUp) -> [Result] {
        var result: [Result] = []
        for element in self { result += try transform(element) }
        return result
    }
}
