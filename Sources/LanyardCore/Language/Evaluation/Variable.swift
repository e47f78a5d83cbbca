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
    /// Of a file that env.sh sources; nil: it is env.sh itself.
    package var path: String?

    package init(
        name: String,
        value: ByteString,
        isExported: Bool,
        isComplete: Bool = true,
        place: Place,
        valuePlace: Place,
        path: String? = nil
    ) {
        self.name = name
        self.value = value
        self.isExported = isExported
        self.isComplete = isComplete
        self.place = place
        self.valuePlace = valuePlace
        self.path = path
    }
}
