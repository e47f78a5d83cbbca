/// Where something stands in a file: line and column, both from 1.
///
/// Columns count characters (Unicode scalars), as editors do; a byte that is not UTF-8 counts as one.
package struct Place: Hashable, Comparable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
