import LanyardCore

/// Columns as wide as their widest cell, two spaces apart; the last one ends where its text ends.
struct TextTable {
    let heading: [String]
    let rows: [[String]]

    /// The heading and a line for each row, each with its line end. Text from outside is made visible.
    var lines: [String] {
        let cells = ([heading] + rows).map { $0.map { visible($0) } }
        let widths = heading.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - cell.count + 2)
                }
            }
            return line + "\n"
        }
    }
}
