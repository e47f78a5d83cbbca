/// What mends a finding: the words at fault replaced, everything else kept byte for byte.
package struct Fix: Equatable, Sendable {
    package struct Edit: Equatable, Sendable {
        /// The bytes of the file that go; empty where something is only added.
        package var range: Range<Int>
        package var replacement: [UInt8]

        package init(_ range: Range<Int>, _ replacement: [UInt8]) {
            self.range = range
            self.replacement = replacement
        }

        package init(_ range: Range<Int>, _ replacement: String) {
            self.init(range, Array(replacement.utf8))
        }
    }

    /// What may have another value afterwards. Such a fix is tried before it is offered.
    package enum Reach: Equatable, Sendable {
        case anything
        case nothing
        case only(String)
        /// The variable and what is made from it, which was meant with the right value.
        case derived(String)
    }

    /// In the order in which they stand in the file; none overlaps another.
    package var edits: [Edit]
    /// What whoever asked for it must know of it, as of a value that was drawn; nil: the diff says all.
    package var remark: String?
    package var reach: Reach

    package init(_ edits: [Edit], remark: String? = nil, reach: Reach = .anything) {
        self.edits = edits
        self.remark = remark
        self.reach = reach
    }
}
