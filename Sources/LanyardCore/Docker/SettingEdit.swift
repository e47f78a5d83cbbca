/// One variable of an env.sh, changed in the file's text; every other byte stays.
package enum SettingEdit {
    /// The text in which `name` has that value; nil takes the variable out. A value holds nothing that `"…"` would
    /// expand.
    package static func setting(
        _ name: String,
        to value: String?,
        in source: SourceText
    ) throws(Diagnostic) -> [UInt8] {
        guard let value else { return try removing(name, from: source) }
        let quoted = Array(("\"" + value + "\"").utf8)
        if let last = try assignments(of: name, in: source).last, last.isLiteral {
            return replacing(last.assignment.valueRange, in: source.bytes, with: quoted)
        }
        var bytes = source.bytes
        if let end = bytes.last, end != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        return bytes + Array(name.utf8) + [UInt8(ascii: "=")] + quoted + [UInt8(ascii: "\n")]
    }

    private static func removing(_ name: String, from source: SourceText) throws(Diagnostic) -> [UInt8] {
        guard let last = try assignments(of: name, in: source).last else { return source.bytes }
        let bytes = source.bytes
        // A remark behind it stays.
        let valueEnd = last.assignment.valueRange.upperBound
        let start = bytes[..<last.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let end = bytes[valueEnd...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        let around = bytes[start..<last.start] + bytes[valueEnd..<end]
        guard last.isOnly, around.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0a }) else {
            return replacing(last.assignment.valueRange, in: bytes, with: Array("\"\"".utf8))
        }
        let rest = replacing(start..<end, in: bytes, with: [])
        return try removing(name, from: SourceText(path: source.path, bytes: rest))
    }

    private struct Found {
        var assignment: Assignment
        /// Of its statement.
        var start: Int
        var isOnly: Bool
        /// Its value is plain text, and nothing but it decides what the variable holds.
        var isLiteral: Bool
    }

    private static func assignments(of name: String, in source: SourceText) throws(Diagnostic) -> [Found] {
        var found: [Found] = []
        try EnvScript.parse(source).visitCommands { visited in
            guard !visited.isInFunction, !visited.isInSubshell else { return }
            let command = visited.command
            let arguments = command.words.compactMap { argument in
                if case .assignment(let assignment) = argument { assignment } else { nil }
            }
            let count = command.words.isEmpty ? command.assignments.count : command.words.count - 1
            for assignment in command.words.isEmpty ? command.assignments : arguments
            where assignment.name.text == name {
                let isPlain = assignment.index == nil && !assignment.isAppended && !visited.isConditional
                found.append(
                    Found(
                        assignment: assignment,
                        start: visited.range.lowerBound,
                        isOnly: count == 1 && !visited.isConditional,
                        isLiteral: isPlain && assignment.words.first?.literalBytes != nil
                    )
                )
            }
        }
        return found
    }

    private static func replacing(_ range: Range<Int>, in bytes: [UInt8], with text: [UInt8]) -> [UInt8] {
        Array(bytes[..<range.lowerBound]) + text + bytes[range.upperBound...]
    }
}
