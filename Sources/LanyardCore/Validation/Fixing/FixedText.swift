/// A text with the fixes of its findings made in it.
package struct FixedText {
    package let bytes: [UInt8]
    /// Those whose fixes were made, in the order of their places.
    package let mended: [Finding]

    /// Where two fixes touch the same words, the first one is made; the other one may come in the next round.
    package init(_ bytes: [UInt8], _ findings: [Finding]) {
        var edits: [Fix.Edit] = []
        var mended: [Finding] = []
        for finding in findings {
            guard let fix = finding.fix, !fix.edits.isEmpty else { continue }
            let isFree = fix.edits.allSatisfy { new in
                !edits.contains { $0.range.overlaps(new.range) || $0.range.lowerBound == new.range.lowerBound }
                    && new.range.upperBound <= bytes.count
            }
            guard isFree else { continue }
            edits += fix.edits
            mended.append(finding)
        }
        var result: [UInt8] = []
        var position = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement
            position = edit.range.upperBound
        }
        self.bytes = result + bytes[position...]
        self.mended = mended
    }
}
