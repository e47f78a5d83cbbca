/// One command of an env.sh.
package struct Statement: Sendable, Equatable {
    package enum Action: Sendable, Equatable {
        /// `X=w Y=w`: from left to right, each seen by the next.
        case assign([Assignment])
        /// `export`, `readonly`, `declare`, `typeset`: all words are expanded before the first is assigned.
        case declare(Attributes, [Declared])
        case unset([Name])
        /// `set -a` and `set +a`.
        case exportAll(Bool)
        /// `:` and `true`.
        case nothing
    }

    package struct Attributes: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let exported = Attributes(rawValue: 1)
        package static let readOnly = Attributes(rawValue: 2)
    }

    package struct Name: Sendable, Equatable {
        package var text: String
        package var offset: Int

        var range: Range<Int> { offset..<(offset + text.utf8.count) }
    }

    package struct Assignment: Sendable, Equatable {
        package var name: Name
        /// What stands behind the equals sign.
        package var value: Word
    }

    package enum Declared: Sendable, Equatable {
        case assignment(Assignment)
        case name(Name)
    }

    package var action: Action
    package var range: Range<Int>
}
