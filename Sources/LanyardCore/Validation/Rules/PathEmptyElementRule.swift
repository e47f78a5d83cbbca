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
            "export PYTHONPATH=«\"src:${PYTHONPATH:-}\"»\n",
        ],
        good: [
            "export X=a::b\n",
            "export MANPATH=:/opt/tools/man\n",
            "export PYTHONPATH=src\nPYTHONPATH+=:lib\n",
            "export PYTHONPATH=src:\nPYTHONPATH=${PYTHONPATH}lib\n",
            "export PYTHONPATH=\"src${PYTHONPATH:+:$PYTHONPATH}\"\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.flatMap { assignment -> [Finding] in
            let name = assignment.name.text
            guard name == "PATH" || name == "PYTHONPATH" || name == "LD_LIBRARY_PATH",
                let value = script.evaluation[name]?.value, hasEmptyElement(value)
            else { return [] }
            let joints = joints(of: assignment, in: script)
            let strays = assignment.every.enumerated().compactMap { place, each in
                fix(each, script, besides: joints) { isEmpty($0, isFirst: place == 0, of: name, in: script) }
            }
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

    /// Whether the part of a path is one that the file itself takes for possibly empty (`${X:-}`), and is so here: then
    /// it brings its colon along (`${X:+:$X}`).
    private func isEmpty(_ part: ParameterExpansion, isFirst: Bool, of name: String, in script: CheckedScript) -> Bool {
        guard let other = part.name, part.element == nil, case .otherwise(let word, _) = part.operation,
            word.parts.isEmpty
        else { return false }
        // Of the path itself, only what the caller has is looked at: what the file adds to is no more empty.
        let value = other == name ? nil : script.evaluation[other]?.value
        guard other != name || isFirst else { return false }
        return (value ?? script.environment(other) ?? "").isEmpty
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
    /// join nothing, and with the colon of a part that is empty within its braces; nil: there are none.
    private func fix(
        _ assignment: Assignment,
        _ script: CheckedScript,
        besides joints: (front: Bool, back: Bool),
        isEmpty: (ParameterExpansion) -> Bool
    ) -> (value: Range<Int>, fix: Fix)? {
        guard case .word(let word) = assignment.value, !word.range.isEmpty else { return nil }
        let bytes = script.source.bytes
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
        let parts = word.parts.compactMap { part -> Fix.Edit? in
            guard case .parameter(let parameter, _) = part, isEmpty(parameter) else { return nil }
            return withColon(parameter, first...last, joins: assignment.isAppended || joints.front, joints.back, bytes)
        }
        // One at a time: two empty parts side by side may want the same colon.
        let edits = parts.first.map { [$0] } ?? strays.map { Fix.Edit($0..<($0 + 1), "") }
        return edits.isEmpty ? nil : (word.range, Fix(edits, reach: .only(assignment.name.text)))
    }

    /// `:${X:-}` as `${X:+:$X}`, and `${X:-}:` as `${X:+$X:}`; nil where the part is no element of its own.
    private func withColon(
        _ part: ParameterExpansion,
        _ value: ClosedRange<Int>,
        joins front: Bool,
        _ back: Bool,
        _ bytes: [UInt8]
    ) -> Fix.Edit? {
        guard let name = part.name else { return nil }
        let colon = UInt8(ascii: ":")
        let range = part.range
        let isFirst = range.lowerBound == value.lowerBound
        let isLast = range.upperBound == value.upperBound + 1
        let hasColonBefore = !isFirst && bytes[range.lowerBound - 1] == colon
        let hasColonBehind = !isLast && bytes[range.upperBound] == colon
        if hasColonBefore, hasColonBehind || (isLast && !back) {
            return Fix.Edit((range.lowerBound - 1)..<range.upperBound, "${\(name):+:$\(name)}")
        }
        if hasColonBehind, isFirst && !front {
            return Fix.Edit(range.lowerBound..<(range.upperBound + 1), "${\(name):+$\(name):}")
        }
        return nil
    }
}
