/// A variable that an env.sh leaves behind.
package struct Variable: Sendable, Equatable {
    package var name: String
    package var value: ByteString
    package var isExported: Bool
    /// Whether nothing is missing in the value: neither an unset variable nor one whose assignment could not be read.
    package var isComplete: Bool
    /// Of the name in its last assignment.
    package var place: Place
    /// Of the value in its last assignment.
    package var valuePlace: Place

    /// Whether the file gives it its value; else it only exports what the caller has.
    package var isAssigned: Bool { valuePlace != place }

    package init(
        name: String,
        value: ByteString,
        isExported: Bool,
        isComplete: Bool = true,
        place: Place,
        valuePlace: Place
    ) {
        self.name = name
        self.value = value
        self.isExported = isExported
        self.isComplete = isComplete
        self.place = place
        self.valuePlace = valuePlace
    }
}

/// What is left when an env.sh has been read to its end.
package struct Evaluation: Sendable {
    /// Those that the file assigns or exports, in the order of their first assignment.
    package var variables: [Variable]
    /// Variables of the caller that are no longer exported, because the file unsets them.
    package var unsetNames: [String]
    package var problems: [Diagnostic]

    package init(variables: [Variable], unsetNames: [String] = [], problems: [Diagnostic] = []) {
        self.variables = variables
        self.unsetNames = unsetNames
        self.problems = problems
    }

    package var exports: [Variable] { variables.filter(\.isExported) }

    package subscript(name: String) -> Variable? {
        variables.first { $0.name == name }
    }
}
