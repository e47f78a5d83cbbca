/// What is said of a variable that is not set.
extension Evaluator {
    mutating func reportUndefined(_ name: String, _ range: Range<Int>) {
        guard problems.count < EnvScript.problemLimit else {
            isComplete = false
            return
        }
        var hints: [String] = []
        let assigned = assignedNames.names
        guard spend(NameSuggestion.cost(of: name, among: state.variables.count + assigned.count), at: range) else {
            return
        }
        if name == target, assigned.contains(name) {
            hints.append("it is made from itself, and unset at first: write ${\(name):-}")
        } else {
            let (known, others) = (knownNames, assigned.filter { $0 != target })
            let likely =
                NameSuggestion.nearest(to: name, among: known) ?? NameSuggestion.nearest(to: name, among: others)
            if let parted = parted(name, range), likely == nil || likely == parted.name {
                hints.append("did you mean \(parted.text)?")
            } else if let likely {
                hints.append("did you mean \(likely)?")
            } else if assigned.contains(name) {
                hints.append(whereSet(assignedNames.places(of: name), range))
            }
            let isPosition = name.utf8.allSatisfy(\.isDigit)
            hints.append(
                isPosition
                    ? "write ${\(name):-default}, or \\$ for a dollar sign"
                    : "set it before, or write ${\(name):-default}"
            )
        }
        report("undefined-variable", range, "\(name) is not set", hints, slip: slip(name, range, assigned))
    }

    /// In arithmetic, where a text that is no number is a variable's name: bash(1), ARITHMETIC EVALUATION.
    mutating func reportUndefinedNumber(_ name: String, _ range: Range<Int>) {
        guard spend(1 + range.count / 4, at: range) else { return }
        let written = names(in: script.source.bytes[range])
        guard !written.contains(name) else { return reportUndefined(name, range) }
        let holder = written.first { holder in
            guard let value = slot(holder).value?.bytes, value.count <= NameSuggestion.lengthLimit else { return false }
            return names(in: value[...]).contains(name)
        }
        report(
            "undefined-variable",
            range,
            "\(holder ?? "a value in this") is no number: arithmetic takes its text for the name of a variable, and none of that name is set",
            ["give it a number"]
        )
    }

    private func names(in text: ArraySlice<UInt8>) -> [String] {
        text.split { !$0.isNameByte }.filter { isName($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// What was meant without a doubt, where that is set by then.
    private func slip(_ name: String, _ range: Range<Int>, _ assigned: [String]) -> Diagnostic.Slip? {
        let known = knownNames
        let sure = NameSuggestion.sure(for: name, among: known + assigned.filter { $0 != target && $0 != name })
        guard let sure, known.contains(sure), sure != parted(name, range)?.name else { return nil }
        return Diagnostic.Slip(written: name, meant: sure)
    }

    /// `${A}_b` for `$A_b`, which without braces is a name of its own.
    private func parted(_ name: String, _ range: Range<Int>) -> (name: String, text: String)? {
        let bytes = script.source.bytes
        guard range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "$"), bytes[range.lowerBound + 1].isNameStart,
            name.utf8.count <= NameSuggestion.lengthLimit
        else { return nil }
        let ends = name.utf8.indices.filter { name.utf8[$0] == UInt8(ascii: "_") && $0 > name.startIndex }
        let end = ends.last { slot(String(name[..<$0])).content != nil }
        return end.map { (String(name[..<$0]), "${\(name[..<$0])}\(name[$0...])") }
    }

    /// Of a name that the file assigns, but not in time.
    private func whereSet(_ places: [AssignedName], _ range: Range<Int>) -> String {
        let isLater = places.contains { $0.command.lowerBound > range.lowerBound }
        if places.contains(where: { $0.command.contains(range.lowerBound) }) {
            return "it is set in the same statement, too late for this: make two statements of it"
        }
        return isLater ? "it is set further down: move that line up" : "it is set above only on a condition"
    }

    /// What is set so far: the first thought. What is set further down is the second, a variable's own name none.
    private var knownNames: [String] {
        guard state.variables.count <= NameSuggestion.nameLimit else { return [] }
        return state.variables.entries.filter { $0.slot.content != nil }.map(\.name)
    }

    /// What the file assigns anywhere.
    private var assignedNames: AssignedNames {
        mutating get {
            if let known = assignedInSource, known.source == source { return known.names }
            let names = AssignedNames(of: script, atMost: NameSuggestion.nameLimit)
            assignedInSource = (source, names)
            return names
        }
    }
}
