/// What changes between two texts, in the format that patch(1) and git-apply(1) read.
package enum UnifiedDiff {
    /// Lines around each change.
    private static let context = 3

    /// - Parameters:
    ///   - kept: what the new text holds of the old one.
    ///   - path: as it stands behind `a/` and `b/`.
    /// - Returns: nothing where no line is another.
    package static func text(_ old: [UInt8], _ new: [UInt8], _ kept: KeptText, path: String) -> [UInt8] {
        var steps = steps(old, new, kept)[...]
        guard steps.contains(where: \.isChange) else { return [] }
        // As diff(1) and git(1) do: else a name with a blank would end there.
        let end = path.contains(" ") ? "\t" : ""
        var output = Array("--- a/\(path)\(end)\n+++ b/\(path)\(end)\n".utf8)
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

    /// Between two lines that are kept, first what goes and then what comes.
    private static func steps(_ old: [UInt8], _ new: [UInt8], _ kept: KeptText) -> [Step] {
        let (before, after) = (lines(old), lines(new))
        var steps: [Step] = []
        var left = 0
        var right = 0
        func change(upTo end: (old: Int, new: Int)) {
            while left < end.old {
                steps.append(Step(kind: .remove, line: before[left], old: left + 1, new: right + 1))
                left += 1
            }
            while right < end.new {
                steps.append(Step(kind: .add, line: after[right], old: left + 1, new: right + 1))
                right += 1
            }
        }
        for pair in keptLines(before, after, kept) {
            change(upTo: pair)
            steps.append(Step(kind: .keep, line: before[left], old: left + 1, new: right + 1))
            left += 1
            right += 1
        }
        change(upTo: (before.count, after.count))
        return steps
    }

    /// The numbers of lines that lie whole in one piece of what is kept.
    private static func keptLines(
        _ before: [ArraySlice<UInt8>],
        _ after: [ArraySlice<UInt8>],
        _ kept: KeptText
    ) -> [(old: Int, new: Int)] {
        var pairs: [(old: Int, new: Int)] = []
        var pieces = kept.pieces[...]
        var number = 0
        for (new, line) in after.enumerated() {
            pieces = pieces.drop { $0.new + $0.count < line.endIndex }
            guard let piece = pieces.first else { break }
            guard piece.new <= line.startIndex else { continue }
            let start = piece.old + line.startIndex - piece.new
            while number < before.count, before[number].startIndex < start { number += 1 }
            guard number < before.count, before[number].startIndex == start, before[number].count == line.count else {
                continue
            }
            pairs.append((number, new))
        }
        return pairs
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
