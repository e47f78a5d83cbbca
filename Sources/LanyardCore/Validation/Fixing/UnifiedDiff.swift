/// What changes between two texts, in the format that patch(1) and git-apply(1) read.
package enum UnifiedDiff {
    /// Lines around each change.
    private static let context = 3

    /// - Parameter path: as it stands behind `a/` and `b/`.
    /// - Returns: nothing where the texts are the same.
    package static func text(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
        guard old != new else { return [] }
        let (before, after) = (lines(old), lines(new))
        var steps = steps(before, after)[...]
        var output = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
        while let first = steps.firstIndex(where: \.isChange) {
            var end = first
            // A hunk goes on as long as the next change is near.
            while let next = steps[end...].firstIndex(where: \.isChange), next - end <= 2 * context { end = next + 1 }
            let start = max(steps.startIndex, first - context)
            let stop = min(steps.endIndex, end + context)
            output += hunk(steps[start..<stop])
            steps = steps[stop...]
        }
        return output
    }

    private struct Step {
        enum Kind { case keep, remove, add }
        let kind: Kind
        let line: ArraySlice<UInt8>
        /// Of the line in the old text, and in the new one, from 1; for lines that one lacks, the next one's.
        let old: Int
        let new: Int

        var isChange: Bool { kind != .keep }
    }

    /// With their newlines.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    private static func steps(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Step] {
        let difference = new.difference(from: old)
        var removed: [Bool] = Array(repeating: false, count: old.count)
        var added: [Bool] = Array(repeating: false, count: new.count)
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed[offset] = true
            case .insert(let offset, _, _): added[offset] = true
            }
        }
        var steps: [Step] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed[left] {
                steps.append(Step(kind: .remove, line: old[left], old: left + 1, new: right + 1))
                left += 1
            } else if right < new.count, added[right] {
                steps.append(Step(kind: .add, line: new[right], old: left + 1, new: right + 1))
                right += 1
            } else {
                steps.append(Step(kind: .keep, line: old[left], old: left + 1, new: right + 1))
                left += 1
                right += 1
            }
        }
        return steps
    }

    private static func hunk(_ steps: ArraySlice<Step>) -> [UInt8] {
        guard let first = steps.first else { return [] }
        let old = steps.count { $0.kind != .add }
        let new = steps.count { $0.kind != .remove }
        // Of no lines at all, the one before them is named.
        let head =
            "@@ -\(old == 0 ? first.old - 1 : first.old),\(old) +\(new == 0 ? first.new - 1 : first.new),\(new) @@\n"
        var output = Array(head.utf8)
        for step in steps {
            switch step.kind {
            case .keep: output.append(UInt8(ascii: " "))
            case .remove: output.append(UInt8(ascii: "-"))
            case .add: output.append(UInt8(ascii: "+"))
            }
            output += step.line
            if step.line.last != UInt8(ascii: "\n") { output += Array("\n\\ No newline at end of file\n".utf8) }
        }
        return output
    }
}
