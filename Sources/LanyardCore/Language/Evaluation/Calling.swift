/// Functions, and files that are sourced.
extension Evaluator {
    mutating func define(_ name: Name, _ body: Statement) throws(GivenUp) -> Flow {
        guard !state.options.contains(.exportAll) else {
            throw refuse(name.range, "after set -a bash exports functions too", "write set +a before it")
        }
        state.functions[name.text] = ShellFunction(name: name.text, body: body, source: source)
        state.status = 0
        return .next
    }

    mutating func call(
        _ function: ShellFunction,
        _ arguments: [ByteString],
        _ range: Range<Int>
    ) throws(GivenUp) -> Flow {
        guard depth < Evaluator.depthLimit else {
            throw refuse(
                range,
                "more than \(Evaluator.depthLimit) functions and files within each other",
                "do they end?"
            )
        }
        let outer = (state.positional, source, loops)
        depth += 1
        loops = 0
        state.positional = arguments
        source = function.source
        state.hidden.append([])
        defer {
            depth -= 1
            state.positional = outer.0
            source = outer.1
            loops = outer.2
            uncover()
        }
        let flow = try perform(function.body)
        guard flow == .next || flow == .returning, !isExhausted else { return flow == .next ? .next : .returning }
        return .next
    }

    /// `. FILE`: of a file beside env.sh.
    mutating func sourceFile(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) -> Flow {
        var arguments = arguments
        if arguments.first == "--" { arguments = arguments.dropFirst() }
        guard let name = arguments.first else {
            throw refuse(range, "source needs the name of a file", "name one: source ./common.sh")
        }
        guard depth < Evaluator.depthLimit else {
            throw refuse(
                range,
                "more than \(Evaluator.depthLimit) functions and files within each other",
                "do they end?"
            )
        }
        let path = try pathOfSourced(name, range)
        guard let content = try content(of: path, range) else {
            state.status = 1
            return .next
        }
        let text = SourceText(path: name.text, bytes: content)
        let script: EnvScript
        do throws(Diagnostic) {
            script = try EnvScript.parse(text)
        } catch {
            add(error)
            // It is one of the files that were read: the place of the error is a place in it.
            let unread = EnvScript.parseTolerantly(text).script
            _ = add(unread)
            for statement in unread.statements { lose(statement.assignedNames) }
            throw GivenUp()
        }
        let outer = (state.positional, source, state.sourcePaths)
        if arguments.count > 1 { state.positional = Array(arguments.dropFirst()) }
        source = add(script)
        state.sourcePaths.append(name)
        depth += 1
        if script.statements.isEmpty { state.status = 0 }
        defer {
            depth -= 1
            if arguments.count > 1 { state.positional = outer.0 }
            source = outer.1
            state.sourcePaths = outer.2
        }
        let flow = try run(script.statements)
        return flow == .returning && !isExhausted ? .next : flow
    }

    /// Without a slash bash looks along PATH first.
    private mutating func pathOfSourced(_ name: ByteString, _ range: Range<Int>) throws(GivenUp) -> ByteString {
        if !name.bytes.contains(UInt8(ascii: "/")) {
            for folder in (slot("PATH").value?.bytes ?? []).split(separator: UInt8(ascii: ":")) {
                let candidate = ByteString(Array(folder) + [UInt8(ascii: "/")] + name.bytes)
                guard surroundings.status(candidate, true)?.kind != .regular else {
                    throw refuse(range, "bash finds another file of that name on PATH", "write ./ before the name")
                }
            }
        }
        return try absolute(name, range)
    }

    /// The bytes of a file beside env.sh; nil where there is none, which in bash is a failure that ends nothing.
    mutating func content(of path: ByteString, _ range: Range<Int>) throws(GivenUp) -> [UInt8]? {
        let content: [UInt8]
        do throws(Surroundings.Unreadable) {
            content = try surroundings.read(path)
        } catch {
            if error.isMissing { return nil }
            throw refuse(range, "\(visible(path)) is not read: \(error.reason)", "keep the file beside env.sh")
        }
        note(Evaluation.ReadFile(path: path, content: content))
        guard spend(1 + content.count / 32, at: range) else { throw GivenUp() }
        return content
    }

    mutating func endFile(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) -> Flow {
        if let argument = arguments.first {
            guard arguments.count == 1, let number = decimal(argument.bytes) else {
                throw refuse(range, "return takes one number", "write return 0, or return 1")
            }
            state.status = UInt8(truncatingIfNeeded: number)
        }
        return .returning
    }

    mutating func leaveLoop(
        _ name: String,
        _ arguments: ArraySlice<ByteString>,
        _ range: Range<Int>
    ) throws(GivenUp) -> Flow {
        let loops = arguments.first.map { decimal($0.bytes) } ?? 1
        guard let loops, loops >= 1, arguments.count < 2 else {
            throw refuse(range, "\(name) takes the number of loops", "write \(name) alone")
        }
        guard loops <= self.loops else {
            throw refuse(range, "there is no such loop around this \(name)", "remove it; return ends the file")
        }
        state.status = 0
        return name == "break" ? .leave(Int(loops)) : .again(Int(loops))
    }
}

/// Digits alone, with a minus; nil for anything else, and for what does not fit.
func decimal(_ bytes: [UInt8]) -> Int64? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    guard !digits.isEmpty, digits.count < 19, digits.allSatisfy(\.isDigit) else { return nil }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    return digits.count == bytes.count ? value : -value
}
