/// What is left when an env.sh has been read to its end.
package struct Evaluation: Sendable {
    /// A file beside env.sh that was sourced, or read into a value.
    package struct ReadFile: Sendable, Equatable {
        /// Absolute.
        package var path: ByteString
        package var content: [UInt8]
    }

    /// Those that the file assigns or exports, in the order of their first assignment.
    package var variables: [Variable]
    /// Variables of the caller that are no longer exported, because the file unsets them.
    package var unsetNames: [String]
    package var problems: [Diagnostic]
    /// In the order in which they were read.
    package var readFiles: [ReadFile]
    /// The texts of those that were sourced, for the problems that stand in them.
    package var sources: [SourceText]
    /// Names that have no known value, for what would have set them is not answered.
    package var lostNames: Set<String>

    package init(
        variables: [Variable],
        unsetNames: [String] = [],
        problems: [Diagnostic] = [],
        readFiles: [ReadFile] = [],
        sources: [SourceText] = [],
        lostNames: Set<String> = []
    ) {
        self.variables = variables
        self.unsetNames = unsetNames
        self.problems = problems
        self.readFiles = readFiles
        self.sources = sources
        self.lostNames = lostNames
    }

    package var exports: [Variable] { variables.filter(\.isExported) }

    package subscript(name: String) -> Variable? {
        variables.first { $0.name == name }
    }
}

extension Evaluator {
    mutating func finished() -> Evaluation {
        var variables: [Variable] = []
        let entries = state.variables.entries
        for entry in entries.sorted(by: { $0.slot.rank < $1.slot.rank }) where entry.slot.rank > 0 {
            let (name, slot) = (entry.name, entry.slot)
            guard let value = slot.value else { continue }
            // Whatever its attributes, bash exports no array.
            var isExported = slot.isExported
            if case .array = slot.content { isExported = false }
            if isExported { reportIfTooLong(name, slot, value) }
            let text = scripts[slot.source].source
            variables.append(
                Variable(
                    name: name,
                    value: value,
                    isExported: isExported,
                    isComplete: slot.isComplete,
                    place: text.place(ofByte: slot.name.lowerBound),
                    valuePlace: text.place(ofByte: slot.valueOffset),
                    path: slot.source == 0 ? nil : text.path
                )
            )
        }
        let unset = entries.filter { !isExported($0.slot) && surroundings.environment($0.name) != nil }
        return Evaluation(
            variables: variables,
            unsetNames: unset.map(\.name).sorted(),
            problems: problems,
            readFiles: readFiles,
            sources: scripts.dropFirst().map(\.source),
            lostNames: lostNames
        )
    }

    private func isExported(_ slot: VariableSlot) -> Bool {
        guard case .scalar = slot.content else { return false }
        return slot.isExported
    }

    private mutating func reportIfTooLong(_ name: String, _ slot: VariableSlot, _ value: ByteString) {
        guard name.utf8.count + 1 + value.bytes.count > Evaluator.exportLimit else { return }
        source = slot.source
        report(
            "value-too-long",
            slot.name,
            "\(name) has \(value.bytes.count) bytes, and no program can be started with more than "
                + "\(Evaluator.exportLimit) in NAME=value",
            ["put it into a file, and name that"]
        )
    }
}
