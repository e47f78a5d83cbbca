/// An empty element of PATH or its like, which means the working folder.
struct PathEmptyElementRule: ValidationRule {
    let name = "path-empty-element"
    let summary = "No element of a search path is empty."
    let documentation = RuleDocumentation(
        explanation: """
            A colon at an end, or two in a row, make an element that means whatever folder one is in: a program \
            called ls in a cloned repository then runs instead of the real one. In MANPATH and INFOPATH it means the \
            system's own pages, and is left alone.
            """,
        source: "POSIX, 8.3 Other Environment Variables: PATH",
        bad: [
            "export PYTHONPATH=«src:»\n",
            "export PATH=«/opt/tools/bin::/usr/bin»\n",
            "export PATH=«/opt/a::$PATH»\nexport PATH=/opt/b:$PATH\n",
        ],
        good: [
            "export X=a::b\n",
            "export MANPATH=:/opt/tools/man\n",
            "export PYTHONPATH=src\nPYTHONPATH+=:lib\n",
            "export PYTHONPATH=src:\nPYTHONPATH=${PYTHONPATH}lib\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.flatMap { assignment -> [Finding] in
            let name = assignment.name.text
            guard name == "PATH" || name == "PYTHONPATH" || name == "LD_LIBRARY_PATH",
                let value = script.evaluation[name]?.value, hasEmptyElement(value)
            else { return [] }
            let joints = joints(of: assignment, in: script)
            let strays = assignment.every.compactMap { fix($0, script.source.bytes, besides: joints) }
            guard strays.isEmpty else { return strays.map { finding(name, $0.value, in: script, fix: $0.fix) } }
            // Of a value that was so before, the file only keeps what it finds.
            let isCallers =
                assignment.references.contains(name) && script.environment(name).map(hasEmptyElement) ?? false
            return isCallers ? [] : [finding(name, assignment.valueRange, in: script)]
        }
    }

    private func finding(_ name: String, _ range: Range<Int>, in script: CheckedScript, fix: Fix? = nil) -> Finding {
        finding(
            .warning,
            range,
            in: script,
            "\(name) has an empty element, which means the working folder, whichever that is",
            hints: ["remove the stray colon, or write ${X:+$X:} for a part that may be empty"],
            fix: fix
        )
    }

    private func hasEmptyElement(_ value: ByteString) -> Bool {
        !value.bytes.isEmpty
            && value.bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).contains(
                where: \.isEmpty
            )
    }

    /// Whether anything is joined to the value without a colon of its own: then the one at that end is needed.
    private func joints(of assignment: LastAssignment, in script: CheckedScript) -> (front: Bool, back: Bool) {
        let name = assignment.name.text
        let bytes = script.source.bytes
        var joints = (front: false, back: false)
        /// Whether the nearest byte there, but for quotes, is part of the word and no colon.
        func isJoint(_ start: Int, _ step: Int, in word: Word) -> Bool {
            var index = start
            while word.range.contains(index), bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
                index += step
            }
            return word.range.contains(index) && bytes[index] != UInt8(ascii: ":")
        }
        let others = (script.users[name] ?? []).map { script.assignments[$0] }.filter { $0.name.text != name }
        for user in assignment.every + others.flatMap(\.every) {
            for word in user.words {
                if user.isAppended, user.name.text == name, isJoint(word.range.lowerBound, 1, in: word) {
                    joints.back = true
                }
                for part in word.parts {
                    guard let range = part.expansionRange, Word(parts: [part], range: range).references.contains(name)
                    else { continue }
                    if isJoint(range.lowerBound - 1, -1, in: word) { joints.front = true }
                    if isJoint(range.upperBound, 1, in: word) { joints.back = true }
                }
            }
        }
        return joints
    }

    /// Without the second of two colons, and without one at an end of the value, as far as they are written out and
    /// join nothing; nil: there are none.
    private func fix(
        _ assignment: Assignment,
        _ bytes: [UInt8],
        besides joints: (front: Bool, back: Bool)
    ) -> (value: Range<Int>, fix: Fix)? {
        guard case .word(let word) = assignment.value, !word.range.isEmpty else { return nil }
        let colon = UInt8(ascii: ":")
        var first = word.range.lowerBound
        var last = word.range.upperBound - 1
        while first < last, bytes[first] == UInt8(ascii: "\""), bytes[last] == UInt8(ascii: "\"") {
            first += 1
            last -= 1
        }
        guard first < last else { return nil }
        let expansions = word.parts.compactMap(\.expansionRange)
        let strays = (first...last).filter { index in
            // What is appended begins with the colon that joins it.
            let isStray =
                (index == first && !assignment.isAppended && !joints.front) || (index == last && !joints.back)
                || (index > first && bytes[index - 1] == colon)
            return bytes[index] == colon && isStray && !expansions.contains { $0.contains(index) }
        }
        return strays.isEmpty ? nil : (word.range, Fix(strays.map { Fix.Edit($0..<($0 + 1), "") }))
    }
}
