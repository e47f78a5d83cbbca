/// Lengths and parts of values: bash(1), Parameter Expansion.
extension Evaluator {
    mutating func length(of resolved: Resolved, _ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        switch resolved {
        case .unset:
            guard unsetIsFine > 0, !state.options.contains(.endOnUnset) else {
                let name = shownName(of: parameter)
                if !isLost(name) { reportUndefined(name, parameter.range) }
                isComplete = false
                return .value("0")
            }
            return .value("0")
        case .value(let value):
            if parameter.element != nil, !isArray(parameter), state.options.contains(.endOnUnset) {
                throw refuse(parameter.range, "after set -u bash ends here, for this is no array", "remove the index")
            }
            return .value(ByteString(String(try letters(of: value, parameter.range).count)))
        case .list(let values, _):
            // Of `$@` and `$*` it is none.
            if !isArray(parameter), state.options.contains(.endOnUnset), parameter.name != nil {
                throw refuse(parameter.range, "after set -u bash ends here, for this is not set", "set it before")
            }
            return .value(ByteString(String(values.count)))
        }
    }

    private func isArray(_ parameter: ParameterExpansion) -> Bool {
        parameter.name.map { slot($0).isArray && !slot($0).elements.isEmpty } ?? false
    }

    mutating func substring(
        of resolved: Resolved,
        _ offset: Word,
        _ length: Word?,
        _ parameter: ParameterExpansion
    ) throws(GivenUp) -> Resolved {
        let start = try arithmeticValue(of: offset, in: parameter.range)
        let count = try length.map { word throws(GivenUp) in try arithmeticValue(of: word, in: parameter.range) }
        switch resolved {
        case .unset: return .unset
        case .value(let value):
            let text = try letters(of: value, parameter.range)
            guard let part = try part(of: text.count, start, count, parameter.range) else { return .value("") }
            return .value(ByteString(Characters.join(text[part], characters)))
        case .list(let values, let isEach):
            // `${@:0}` is the shell's own name, and holes in an array count.
            guard case .variable(let name) = parameter.parameter, start >= 0, count ?? 0 >= 0,
                case .array = slot(name).content, slot(name).array.next == Int64(values.count)
            else { throw refuse(parameter.range, "this part of a list is not read here", "name its elements") }
            guard let part = try part(of: values.count, start, count, parameter.range) else {
                return .list([], isEach: isEach)
            }
            return .list(Array(values[part]), isEach: isEach)
        }
    }

    /// Which of so many; nil: none of them.
    private mutating func part(
        of count: Int,
        _ offset: Int64,
        _ length: Int64?,
        _ range: Range<Int>
    ) throws(GivenUp) -> Range<Int>? {
        let count = Int64(count)
        let start = offset < 0 ? count &+ offset : offset
        guard start >= 0, start <= count else { return nil }
        guard let length else { return Int(start)..<Int(count) }
        // A negative length counts from the end.
        let (sum, isTooLarge) = start.addingReportingOverflow(length)
        let end = length < 0 ? count &+ length : isTooLarge ? count : min(count, sum)
        guard end >= start else {
            throw refuse(range, "this part ends before it begins, an error in bash", "swap the numbers")
        }
        return Int(start)..<Int(end)
    }
}
