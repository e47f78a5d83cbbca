/// A text with the fixes of its findings made in it.
package struct FixedText {
    package let bytes: [UInt8]
    /// Those whose fixes were made, in the order of their places.
    package let mended: [Finding]
    /// Of all of them, in the order of their places; none overlaps another.
    package let edits: [Fix.Edit]

    /// Where two fixes touch the same words, the first one is made; the other one may come in the next round.
    package init(_ bytes: [UInt8], _ findings: [Finding]) {
        var edits: [Fix.Edit] = []
        var mended: [Finding] = []
        // For each byte and for the end, whether an edit begins right before it or goes on there.
        var isTaken = Array(repeating: false, count: bytes.count + 1)
        for finding in findings {
            guard let fix = finding.fix, !fix.edits.isEmpty else { continue }
            let isFree = fix.edits.allSatisfy { edit in
                edit.range.upperBound <= bytes.count && !edit.places.contains { isTaken[$0] }
            }
            guard isFree else { continue }
            for edit in fix.edits {
                for place in edit.places { isTaken[place] = true }
            }
            edits += fix.edits
            mended.append(finding)
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        var result: [UInt8] = []
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement
            position = edit.range.upperBound
        }
        self.bytes = result + bytes[position...]
        self.mended = mended
        self.edits = edits
    }
}

extension Fix.Edit {
    /// Also where something is only added, nothing else may be.
    fileprivate var places: Range<Int> {
        range.lowerBound..<max(range.upperBound, range.lowerBound + 1)
    }
}
