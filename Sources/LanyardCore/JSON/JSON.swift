/// A JSON value (RFC 8259) that keeps the order of members and the spelling of numbers.
///
/// The fast programs carry no Foundation, and Docker's config.json must keep its order: hence a reader of our own.
package enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number as it was spelled, for `1e400` and 20-digit integers must survive.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    package struct Member: Equatable, Sendable {
        package var name: String
        package var value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A string, or null.
    package init(optional text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    /// The value of a member, the last one where a name stands twice (as Go and Python read it).
    package subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    package var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The value of a number that is whole: `3600`, not `3600.5`.
    package var integer: Int? {
        if case .number(let spelling) = self { Int(spelling) } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0, $1) }) }
}
