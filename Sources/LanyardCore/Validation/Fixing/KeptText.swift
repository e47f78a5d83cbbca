/// What a text that was edited still holds of the one before, and where: a diff need not look for what is known.
package struct KeptText {
    struct Piece {
        /// Where it stands in the old text, and where in the new one.
        let old: Int
        let new: Int
        var count: Int
    }

    /// In their order, which is the same in both texts.
    private(set) var pieces: [Piece]

    /// All of a text of so many bytes: nothing is edited yet.
    package init(_ count: Int) {
        pieces = [Piece(old: 0, new: 0, count: count)]
    }

    /// - Parameter edits: of the new text, in the order of their places; none overlaps another.
    package mutating func apply(_ edits: [Fix.Edit]) {
        let before = pieces
        pieces = []
        var next = 0
        var position = 0
        var shift = 0
        /// Keeps the pieces, whole or in part, that stand before an offset of the text.
        func keep(upTo end: Int) {
            while next < before.count {
                let piece = before[next]
                let start = max(position, piece.new)
                let stop = min(end, piece.new + piece.count)
                if start < stop {
                    append(Piece(old: piece.old + start - piece.new, new: start + shift, count: stop - start))
                }
                guard piece.new + piece.count <= end else { return }
                next += 1
            }
        }
        for edit in edits {
            keep(upTo: edit.range.lowerBound)
            position = edit.range.upperBound
            shift += edit.replacement.count - edit.range.count
        }
        keep(upTo: .max)
    }

    /// Where a byte of the new text stood in the old one; of one that was added, where it was added.
    package func oldOffset(of offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].new <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        let piece = pieces[low - 1]
        return piece.old + min(offset - piece.new, piece.count)
    }

    private mutating func append(_ piece: Piece) {
        if let last = pieces.last, last.old + last.count == piece.old, last.new + last.count == piece.new {
            pieces[pieces.count - 1].count += piece.count
        } else {
            pieces.append(piece)
        }
    }
}
