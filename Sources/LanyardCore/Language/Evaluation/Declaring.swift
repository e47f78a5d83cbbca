/// `export`, `readonly`, `declare`, `typeset`, `local` and `unset`: bash(1), SHELL BUILTIN COMMANDS.
extension Evaluator {
    /// One word behind the command's name.
    private enum Declared {
        case assignment(Assignment, AssignedValue, isComplete: Bool)
        case name(Name)
    }

    private struct Options {
        var attributes: VariableAttributes = []
        var isUnexporting = false
        var isArray = false
        var isFunction = false
    }

    mutating func declare(_ command: String, _ arguments: ArraySlice<SimpleCommand.Argument>, _ range: Range<Int>)
        throws(GivenUp)
    {
        var options = Options()
        if command == "export" { options.attributes = .exported }
        if command == "readonly" { options.attributes = .readOnly }
        if command == "local" {
            guard !state.hidden.isEmpty else {
                throw refuse(range, "local stands outside a function, and bash fails here", "write NAME=value")
            }
        }
        // bash expands the whole command line before it assigns anything.
        let declared = try declared(arguments, options: &options, of: command)
        guard !declared.isEmpty else {
            throw refuse(range, "without a name this prints variables", "name one, or remove the line")
        }
        guard !options.isFunction else { throw refuse(range, "functions are not exported here", "remove the line") }
        let isLocal = !state.hidden.isEmpty && command != "export" && command != "readonly"
        for item in declared {
            switch item {
            case .assignment(let assignment, let value, let isComplete):
                if isLocal { try hide(assignment.name) }
                try assign(value, isComplete: isComplete, to: assignment, marking: options.attributes)
            case .name(let name):
                try checkAssignable(name)
                if isLocal { try hide(name) }
                try mark(name, options)
            }
        }
        state.status = 0
    }

    private mutating func declared(
        _ arguments: ArraySlice<SimpleCommand.Argument>,
        options: inout Options,
        of command: String
    ) throws(GivenUp) -> [Declared] {
        var declared: [Declared] = []
        var givenUp: GivenUp?
        var takesOptions = true
        for argument in arguments {
            switch argument {
            case .assignment(let assignment):
                do throws(GivenUp) {
                    let (value, isComplete) = try value(of: assignment)
                    declared.append(.assignment(assignment, value, isComplete: isComplete))
                } catch {
                    // What is wrong with the others is told as well.
                    givenUp = error
                }
                takesOptions = false
            case .word(let word):
                for field in try fields(of: word) {
                    let text = field.text
                    if takesOptions, text.hasPrefix("-") || text.hasPrefix("+"), text.utf8.count > 1 {
                        if text == "--" { takesOptions = false } else { try read(text, into: &options, word, command) }
                    } else {
                        declared.append(try self.declared(field, in: word))
                        takesOptions = false
                    }
                }
            }
        }
        if let givenUp { throw givenUp }
        return declared
    }

    private mutating func read(
        _ text: String,
        into options: inout Options,
        _ word: Word,
        _ command: String
    ) throws(GivenUp) {
        let isPlus = text.hasPrefix("+")
        let letters = text.dropFirst()
        for letter in letters {
            switch letter {
            case "x" where command != "readonly" && command != "export":
                if isPlus { options.isUnexporting = true } else { options.attributes.insert(.exported) }
            case "r" where !isPlus && command != "readonly" && command != "export": options.attributes.insert(.readOnly)
            case "n" where !isPlus && command == "export":
                options.isUnexporting = true
                options.attributes.remove(.exported)
            case "a" where !isPlus && command != "export": options.isArray = true
            case "f" where !isPlus: options.isFunction = true
            default:
                throw refuse(
                    word.range,
                    "this option of \(command) is not read here",
                    "only -x, -r, -a and export -n are; write export NAME=value"
                )
            }
        }
    }

    /// `NAME` or `NAME=value`, made by an expansion or quoted.
    private mutating func declared(_ field: ByteString, in word: Word) throws(GivenUp) -> Declared {
        let bytes = field.bytes
        let nameBytes = bytes.prefix { $0 != UInt8(ascii: "=") }
        guard isName(nameBytes) else {
            throw refuse(
                word.range,
                "this is no variable's name: letters, digits and _ only, and no digit first",
                "a value with spaces must be quoted: NAME='a b'; the name itself must not be"
            )
        }
        guard word.bareText != nil || nameBytes.count == bytes.count else {
            throw refuse(
                word.range,
                "a name that is quoted, or made from values, is not read here",
                "write the name out and quote the value alone: NAME=\"…\""
            )
        }
        let name = Name(text: String(decoding: nameBytes, as: UTF8.self), offset: word.range.lowerBound)
        return .name(name)
    }

    private mutating func mark(_ name: Name, _ options: Options) throws(GivenUp) {
        var slot = slot(name.text)
        if slot.content == nil, ShellVariables.isSupplied(name.text), state.hidden.isEmpty {
            throw refuse(name.range, "\(name.text) has a value that only the shell knows", "set it first")
        }
        if slot.rank == 0 {
            slot.rank = nextRank()
            slot.name = name.range
            slot.valueOffset = name.offset
            slot.source = source
        }
        if options.attributes.contains(.exported) { slot.isExported = true }
        if options.isUnexporting { slot.isExported = false }
        if options.attributes.contains(.readOnly) { slot.isReadOnly = true }
        if options.isArray, slot.content == nil { slot.content = .array(IndexedArray()) }
        state.variables[name.text] = slot
    }

    // MARK: - Functions' own variables

    /// Puts a variable of the function's own before the one of that name, once a call.
    private mutating func hide(_ name: Name) throws(GivenUp) {
        try checkAssignable(name)
        let outer = slot(name.text)
        guard !outer.isReadOnly else { throw refuseReadOnly(name) }
        guard let last = state.hidden.indices.last, !state.hidden[last].contains(where: { $0.name == name.text }) else {
            return
        }
        state.hidden[last].append((name.text, state.variables[name.text]))
        state.variables[name.text] = VariableSlot(nil, isExported: outer.isExported)
    }

    /// What was there before the function.
    mutating func uncover() {
        for (name, slot) in (state.hidden.popLast() ?? []).reversed() {
            // What only the caller has, or nobody, is as it was before.
            state.variables[name] = slot
        }
    }

    // MARK: - unset

    mutating func unset(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        var unsetsFunctions: Bool?
        var names = arguments
        if let first = names.first, first.bytes.first == UInt8(ascii: "-") {
            switch first.text {
            case "-v": unsetsFunctions = false
            case "-f": unsetsFunctions = true
            default: throw refuse(range, "this option of unset is not read here", "write unset NAME")
            }
            names = names.dropFirst()
        }
        for name in names {
            guard isName(name.bytes) else {
                throw refuse(range, "only names are unset here, no elements of an array", "write unset NAME")
            }
            let isVariable =
                slot(name.text).content != nil || state.variables[name.text] != nil
                || ShellVariables.isSupplied(name.text)
            if unsetsFunctions == true || (unsetsFunctions == nil && !isVariable) {
                state.functions[name.text] = nil
                continue
            }
            let name = Name(text: name.text, offset: range.lowerBound)
            try checkAssignable(name)
            guard !slot(name.text).isReadOnly else {
                throw refuse(
                    range,
                    "\(name.text) is read-only since an earlier line, and stays",
                    "remove one of the two"
                )
            }
            guard !(state.hidden.contains { $0.contains { $0.name == name.text } }) else {
                throw refuse(range, "a function's own variable is not unset here", "assign an empty value")
            }
            // An empty slot hides the caller's variable.
            state.variables[name.text] = VariableSlot()
            regain(name.text)
        }
        state.status = 0
    }
}
