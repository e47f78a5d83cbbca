/// `$X`, `${X:-w}` and all their kin: bash(1), Parameter Expansion.
extension Evaluator {
    /// What a parameter stands for before anything is done to it.
    enum Resolved {
        case unset
        case value(ByteString)
        /// `$@`, `$*`, `${A[@]}`, `${A[*]}`.
        case list([ByteString], isEach: Bool)

        var isEmpty: Bool {
            switch self {
            case .unset: true
            case .value(let value): value.isEmpty
            case .list(let values, _): values.isEmpty || (values.count == 1 && values[0].isEmpty)
            }
        }

        var isUnset: Bool {
            switch self {
            case .unset: true
            case .value: false
            case .list(let values, _): values.isEmpty
            }
        }
    }

    mutating func expand(
        _ parameter: ParameterExpansion,
        isQuoted: Bool,
        into result: inout Expanded
    ) throws(GivenUp) {
        let range = parameter.range
        guard spend(2, at: range) else { throw GivenUp() }
        if parameter.operation == .unknown {
            throw refuse(range, "this form of ${…} is not read here", "write the resulting value")
        }
        var resolved = try resolve(parameter)
        if case .list(let values, _) = resolved { try requireNoMarks(in: values, range) }
        if case .list(let values, _) = resolved, !values.isEmpty, resolved.isEmpty,
            parameter.operation?.asksForEmpty == true
        {
            throw refuse(
                range,
                "whether this list counts as empty follows no rule",
                "remove the colon, or name its elements"
            )
        }
        switch parameter.operation {
        case nil:
            if case .unset = resolved { resolved = try valueOfUnset(parameter) }
        case .otherwise(let word, let orEmpty):
            guard resolved.isUnset || (orEmpty && resolved.isEmpty) else { break }
            return try expandWord(word, isQuoted: isQuoted, into: &result)
        case .instead(let word, let orEmpty):
            guard !resolved.isUnset, !(orEmpty && resolved.isEmpty) else {
                guard isQuoted, result.mode == .fields, case .list(let values, isEach: true) = resolved else {
                    return addNothing(isQuoted, to: &result)
                }
                guard values.isEmpty else {
                    throw refuse(range, "this list of nothing is not read here", "write + for :+")
                }
                result.hasEmptyList = true
                return
            }
            return try expandWord(word, isQuoted: isQuoted, into: &result)
        case .assign(let word, let orEmpty):
            guard resolved.isUnset || (orEmpty && resolved.isEmpty) else { break }
            resolved = .value(try assignDefault(word, to: parameter))
        case .fail(_, let orEmpty):
            guard resolved.isUnset || (orEmpty && resolved.isEmpty) else { break }
            throw refuseRequired(parameter)
        case .length: resolved = try length(of: resolved, parameter)
        case .removePrefix, .removeSuffix, .replace, .changeCase:
            if case .unset = resolved { resolved = try valueOfUnset(parameter) }
            try requirePlainJoint(resolved, in: result.mode, range)
            resolved = try transform(resolved, parameter, isQuoted: isQuoted)
        case .substring(let offset, let length):
            if case .unset = resolved { resolved = try valueOfUnset(parameter) }
            try requirePlainJoint(resolved, in: result.mode, range)
            resolved = try substring(of: resolved, offset, length, parameter)
        case .unknown: break
        }
        try add(resolved, isQuoted, to: &result, range)
    }

    private mutating func add(
        _ resolved: Resolved,
        _ isQuoted: Bool,
        to result: inout Expanded,
        _ range: Range<Int>
    ) throws(GivenUp) {
        switch resolved {
        case .unset: addNothing(isQuoted, to: &result)
        case .value(let value): try add(value.bytes, isQuoted, to: &result, range)
        case .list(let values, let isEach): try add(values, isEach: isEach, isQuoted, to: &result, range)
        }
    }

    /// Where a changed list becomes one value, bash joins it by IFS here and by a blank there.
    private mutating func requirePlainJoint(
        _ resolved: Resolved,
        in mode: Expanded.Mode,
        _ range: Range<Int>
    ) throws(GivenUp) {
        guard case .list(let values, _) = resolved, values.count > 1, mode != .fields,
            separators.joint != [UInt8(ascii: " ")]
        else { return }
        throw refuse(range, "how this list is joined depends on IFS", "set IFS back before it")
    }

    private func addNothing(_ isQuoted: Bool, to result: inout Expanded) {
        if isQuoted { result.add([], isQuoted: true) }
    }

    private mutating func add(
        _ values: [ByteString],
        isEach: Bool,
        _ isQuoted: Bool,
        to result: inout Expanded,
        _ range: Range<Int>
    ) throws(GivenUp) {
        guard spend(values.count, at: range) else { throw GivenUp() }
        if !isQuoted { try requireUsualSeparators(forBareList: range) }
        if values.isEmpty, isEach, isQuoted { result.hasEmptyList = true }
        guard !isEach || result.mode != .pattern else {
            throw refuse(range, "a list as a pattern is not read here", "write * for @, or name its elements")
        }
        guard result.mode == .fields, isEach || !isQuoted else {
            let joint = isEach ? Array(" ".utf8) : separators.joint
            return try add(Array(values.map(\.bytes).joined(separator: joint)), isQuoted, to: &result, range)
        }
        for (number, value) in values.enumerated() {
            if number > 0 { result.endOpenField(isQuoted: isQuoted) }
            try add(value.bytes, isQuoted, to: &result, range)
        }
    }

    /// The word of `${X:-w}`: within quotes it is one field, outside its own quotes count.
    private mutating func expandWord(
        _ word: Word,
        isQuoted: Bool,
        into result: inout Expanded
    ) throws(GivenUp) {
        guard !word.parts.isEmpty else { return addNothing(isQuoted, to: &result) }
        if isQuoted {
            result.add([], isQuoted: true)
            if script.source.bytes[word.range.clamped(to: script.source.bytes.indices)].contains(UInt8(ascii: "\"")) {
                try requireUnsplit(word)
            }
        }
        guard result.mode == .fields, !isQuoted else { return try expand(word, into: &result) }
        // Its own unquoted text is split as well, for it is the result of an expansion.
        for part in word.parts {
            if case .literal(let bytes, isQuoted: false) = part {
                try add(bytes, false, to: &result, word.range)
            } else {
                try expand(Word(parts: [part], range: word.range), into: &result)
            }
        }
    }

    /// Where quotes stand in the word of `"${X:-w}"`, bash splits what is expanded between them.
    private mutating func requireUnsplit(_ word: Word) throws(GivenUp) {
        // `"${A[@]+"${A[@]}"}"`, which people write for arrays that may be unset.
        if word.parts.count == 1, case .parameter(let inner, isQuoted: true) = word.parts[0], inner.operation == nil,
            inner.element == .each || inner.parameter == .special(UInt8(ascii: "@"))
        {
            return
        }
        for part in word.parts {
            if case .literal = part { continue }
            guard !word.changesVariables else {
                throw refuse(
                    word.range,
                    "quotes within \"${…}\" are not read here",
                    "set a variable before, and use that"
                )
            }
            let value = try foreseenValue(of: part, in: word).bytes
            let separators = separators
            guard value.contains(where: { separators.contains($0) || "*?[\\".utf8.contains($0) }) else { continue }
            throw refuse(
                word.range,
                "what bash makes of this within \"${…}\" is not followed here",
                "set a variable before, and use that"
            )
        }
    }
}

extension Expanded {
    /// Between two elements of a list: in quotes even an empty one is a field.
    mutating func endOpenField(isQuoted: Bool) {
        if isQuoted { endField() } else { finish() }
    }
}
