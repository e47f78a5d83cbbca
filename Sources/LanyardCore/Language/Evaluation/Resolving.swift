/// What a parameter holds, or that it holds nothing: bash(1), PARAMETERS.
extension Evaluator {
    mutating func resolve(_ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        switch parameter.parameter {
        case .positional(let number):
            return number <= state.positional.count && number > 0 ? .value(state.positional[number - 1]) : .unset
        case .special(let byte): return try resolve(special: byte, parameter)
        case .variable(let name): return try resolve(name, parameter)
        }
    }

    private mutating func resolve(special byte: UInt8, _ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        switch byte {
        case UInt8(ascii: "@"): return .list(state.positional, isEach: true)
        case UInt8(ascii: "*"): return .list(state.positional, isEach: false)
        case UInt8(ascii: "#"): return .value(ByteString(String(state.positional.count)))
        case UInt8(ascii: "?"): return .value(ByteString(String(state.status)))
        case UInt8(ascii: "$"), UInt8(ascii: "!"):
            report(
                "unstable-value",
                parameter.range,
                "$\(Unicode.Scalar(byte)) is another each time that env.sh is read",
                ["quote the dollar sign if it stands for itself: '$\(Unicode.Scalar(byte))'"]
            )
            throw GivenUp()
        default:
            throw refuse(
                parameter.range,
                "$\(Unicode.Scalar(byte)) belongs to the shell that reads env.sh",
                byte == UInt8(ascii: "0")
                    ? wayAroundShell(parameter.range)
                    : "quote the dollar sign if it stands for itself: '$\(Unicode.Scalar(byte))'"
            )
        }
    }

    /// In the place of `$0`: where that is compared with the file's path, the path itself would always be equal.
    private func wayAroundShell(_ range: Range<Int>) -> String {
        let text = script.source
        let line = text.text(text.lineRange(text.place(ofByte: range.lowerBound).line))
        return line.contains("BASH_SOURCE")
            ? "leave the question out: env.sh is sourced, and not run"
            : "the path of env.sh is ${BASH_SOURCE[0]}"
    }

    private mutating func resolve(_ name: String, _ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        if name == "BASH_SOURCE" { return try element(of: sourcePathSlot, parameter) }
        if name == "PWD", state.variables["PWD"] == nil { return .value(try workingFolder(parameter.range)) }
        try checkReadable(name, parameter.range)
        let slot = slot(name)
        isComplete = isComplete && slot.isComplete && !isLost(name)
        if slot.content == nil, ShellVariables.isSupplied(name), state.variables[name] == nil, !isLost(name) {
            throw refuse(
                parameter.range,
                "\(name) has a value that only the shell knows",
                "write the value itself"
            )
        }
        return try element(of: slot, parameter)
    }

    private var sourcePathSlot: VariableSlot {
        let paths = [surroundings.sourcePath()] + state.sourcePaths
        return VariableSlot(.array(IndexedArray(paths.reversed().enumerated().map { (Int64($0), $1) })))
    }

    private mutating func element(of slot: VariableSlot, _ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        switch parameter.element {
        case nil: return slot.value.map { .value($0) } ?? .unset
        case .each: return .list(slot.elements, isEach: true)
        case .joined: return .list(slot.elements, isEach: false)
        case .index(let word):
            let array = slot.array
            let number = try indexValue(of: word, in: parameter.range)
            let index = try checkedIndex(number, of: array, isArray: slot.isArray, at: parameter.range)
            return array[index].map { .value($0) } ?? .unset
        }
    }

    private mutating func checkReadable(_ name: String, _ range: Range<Int>) throws(GivenUp) {
        switch ShellVariables.reading(name) {
        case .plain: return
        case .unstable:
            throw refuseUnstable(variable: name, range)
        case .shellOwn:
            throw refuse(range, "\(name) belongs to the shell that reads env.sh", "write the value itself")
        }
    }

    // MARK: - Unset

    /// Nothing where that is fine, else a problem.
    mutating func valueOfUnset(_ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        if unsetIsFine > 0, !state.options.contains(.endOnUnset) { return .unset }
        let name = shownName(of: parameter)
        guard !isLost(name) else {
            isComplete = false
            return .unset
        }
        reportUndefined(name, parameter.range)
        return .unset
    }

    func shownName(of parameter: ParameterExpansion) -> String {
        switch parameter.parameter {
        case .variable(let name): name
        case .positional(let number): String(number)
        case .special(let byte): String(Unicode.Scalar(byte))
        }
    }

    mutating func assignDefault(
        _ word: Word,
        to parameter: ParameterExpansion
    ) throws(GivenUp) -> ByteString {
        guard let text = parameter.name, parameter.element == nil else {
            throw refuse(parameter.range, "only a variable can be assigned here", "write ${NAME:=value}")
        }
        guard text != "IFS" else {
            throw refuse(parameter.range, "IFS is set while it splits this", "set it in a line of its own")
        }
        let value = try value(of: word)
        // The name stands behind `${`.
        try assign(
            value,
            to: Name(text: text, offset: parameter.range.lowerBound + 2),
            valueOffset: word.range.lowerBound
        )
        return value
    }

    mutating func refuseRequired(_ parameter: ParameterExpansion) -> GivenUp {
        let name = shownName(of: parameter)
        guard !isLost(name) else {
            isComplete = false
            return GivenUp()
        }
        report(
            "exit-in-sourced-file",
            parameter.range,
            "\(name) is not set, and ${\(name):?…} ends the shell that sources env.sh",
            ["set it before"]
        )
        return GivenUp()
    }
}
