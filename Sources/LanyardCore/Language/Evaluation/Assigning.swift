/// Assignments: bash(1), PARAMETERS and Arrays.
extension Evaluator {
    /// What is on the right of an assignment, expanded.
    enum AssignedValue {
        case scalar(ByteString)
        case array([(index: Int64?, value: ByteString)])
    }

    /// Expands the right side; the left one stays as it is until ``assign(_:to:marking:)``.
    mutating func value(of assignment: Assignment) throws(GivenUp) -> (value: AssignedValue, isComplete: Bool) {
        let outer = (target, isComplete)
        target = assignment.name.text
        isComplete = true
        defer { (target, isComplete) = (outer.0, outer.1 && isComplete) }
        switch assignment.value {
        case .word(let word):
            return (.scalar(try value(of: word, assigns: true)), isComplete)
        case .array(let elements, let range):
            var result: [(index: Int64?, value: ByteString)] = []
            for element in elements {
                guard spend(1, at: range) else { throw GivenUp() }
                if let index = element.index {
                    try requireUsualSeparators(forListIn: element.word)
                    result.append(
                        (try indexValue(of: index, in: range), try value(of: element.word, assigns: true))
                    )
                } else {
                    for field in try fields(of: element.word) { result.append((nil, field)) }
                }
            }
            // Bash marks quoted bytes with these, and forgets some of the marks.
            guard !result.contains(where: { $0.value.bytes.contains { $0 == 0x01 || $0 == 0x7f } }) else {
                throw refuse(range, "a control character in an array is not read here", "remove it")
            }
            return (.array(result), isComplete)
        }
    }

    /// `NAME=value` as a command of its own, or before one.
    mutating func perform(_ assignment: Assignment, marking attributes: VariableAttributes = []) throws(GivenUp) {
        let (value, isComplete) = try value(of: assignment)
        try assign(value, isComplete: isComplete, to: assignment, marking: attributes)
    }

    mutating func assign(
        _ value: AssignedValue,
        isComplete: Bool,
        to assignment: Assignment,
        marking attributes: VariableAttributes
    ) throws(GivenUp) {
        try checkAssignable(assignment.name)
        var slot = slot(assignment.name.text)
        guard !slot.isReadOnly else { throw refuseReadOnly(assignment.name) }
        if slot.rank == 0 { slot.rank = nextRank() }
        slot.isComplete = isComplete && (!assignment.isAppended || slot.isComplete)
        slot.content = try content(value, of: assignment, in: slot)
        slot.isExported = slot.isExported || state.options.contains(.exportAll) || attributes.contains(.exported)
        slot.isReadOnly = attributes.contains(.readOnly)
        slot.name = assignment.name.range
        slot.valueOffset = assignment.valueRange.lowerBound
        slot.source = source
        state.variables[assignment.name.text] = slot
        regain(assignment.name.text)
    }

    private mutating func content(
        _ value: AssignedValue,
        of assignment: Assignment,
        in slot: VariableSlot
    ) throws(GivenUp) -> VariableSlot.Content {
        switch value {
        case .array(let elements):
            guard assignment.index == nil else {
                throw refuse(assignment.name.range, "an element of an array cannot be an array", "remove the index")
            }
            var array = assignment.isAppended ? slot.array : IndexedArray()
            var next = array.next
            for element in elements {
                let index = try checkedIndex(element.index ?? next, of: array, at: assignment.valueRange)
                array[index] = element.value
                next = index &+ 1
            }
            return .array(array)
        case .scalar(let text):
            var index: Int64? = nil
            if let word = assignment.index {
                index = try checkedIndex(
                    try indexValue(of: word, in: word.range),
                    of: slot.array,
                    isArray: slot.isArray,
                    at: word.range
                )
            }
            if index == nil, case .array = slot.content { index = 0 }
            guard let index else {
                let old = assignment.isAppended ? slot.value?.bytes ?? [] : []
                return .scalar(try limited(old, text.bytes, at: assignment.valueRange))
            }
            var array = slot.array
            let old = assignment.isAppended ? array[index]?.bytes ?? [] : []
            array[index] = try limited(old, text.bytes, at: assignment.valueRange)
            return .array(array)
        }
    }

    private mutating func limited(
        _ old: [UInt8],
        _ new: [UInt8],
        at range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        if old.isEmpty { return ByteString(new) }
        guard spend(1 + (old.count + new.count) / 32, at: range) else { throw GivenUp() }
        guard old.count + new.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
        return ByteString(old + new)
    }

    /// What stands in brackets: nothing at all is an error there.
    mutating func indexValue(of word: Word, in range: Range<Int>) throws(GivenUp) -> Int64 {
        let text = try value(of: word)
        guard !text.bytes.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") }) else {
            throw refuse(range, "this index is empty", "count from 0")
        }
        return try calculate(text.bytes, range)
    }

    /// Negative indices count from the end.
    mutating func checkedIndex(
        _ index: Int64,
        of array: IndexedArray,
        isArray: Bool = true,
        at range: Range<Int>
    ) throws(GivenUp) -> Int64 {
        guard index >= 0 || isArray else {
            throw refuse(range, "only an array can be counted from its end", "count from 0")
        }
        let index = index < 0 ? array.next &+ index : index
        guard index >= 0 else { throw refuse(range, "the index is below the array's first", "count from 0") }
        return index
    }

    /// A plain value by a name alone: of `for`, `read`, `printf -v`, `${X:=w}`.
    mutating func assign(_ value: ByteString, to name: Name, valueOffset: Int) throws(GivenUp) {
        let word = Word(parts: [], range: valueOffset..<valueOffset)
        let assignment = Assignment(name: name, index: nil, isAppended: false, value: .word(word))
        try assign(.scalar(value), isComplete: isComplete, to: assignment, marking: [])
    }

    // MARK: - Refusals

    mutating func checkAssignable(_ name: Name) throws(GivenUp) {
        guard !ShellVariables.isAssignable(name.text) else { return }
        throw refuse(
            name.range,
            "\(name.text) belongs to the shell that reads env.sh and cannot be set here",
            "choose another name"
        )
    }

    mutating func refuseReadOnly(_ name: Name) -> GivenUp {
        refuse(
            name.range,
            "\(name.text) is read-only since an earlier line, and bash stops here",
            "set it once, or without readonly"
        )
    }

    mutating func refuseTooLong(_ range: Range<Int>) -> GivenUp {
        report("value-too-long", range, "this value is longer than 1 MiB", ["env.sh holds settings, not data"])
        return GivenUp()
    }
}

/// `declare -x`, `declare -r`.
struct VariableAttributes: OptionSet {
    let rawValue: UInt8

    static let exported = VariableAttributes(rawValue: 1)
    static let readOnly = VariableAttributes(rawValue: 2)
}
