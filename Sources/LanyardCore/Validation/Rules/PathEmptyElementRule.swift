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
        ],
        good: [
            "export X=a::b\n",
            "export MANPATH=:/opt/tools/man\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.compactMap { assignment in
            let name = assignment.name.text
            guard name == "PATH" || name == "PYTHONPATH" || name == "LD_LIBRARY_PATH",
                let value = script.evaluation[name]?.value.bytes, !value.isEmpty,
                value.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).contains(where: \.isEmpty)
            else { return nil }
            return finding(
                .warning,
                assignment.valueRange,
                in: script,
                "\(name) has an empty element, which means the working folder, whichever that is",
                hints: ["remove the stray colon, or write ${X:+$X:} for a part that may be empty"],
                fix: fix(assignment.valueRange, script.source.bytes)
            )
        }
    }

    /// Without the second of two colons, and without one at an end of the value.
    private func fix(_ range: Range<Int>, _ bytes: [UInt8]) -> Fix? {
        let colon = UInt8(ascii: ":")
        var first = range.lowerBound
        var last = range.upperBound - 1
        while first < last, bytes[first] == UInt8(ascii: "\""), bytes[last] == UInt8(ascii: "\"") {
            first += 1
            last -= 1
        }
        guard first < last else { return nil }
        let strays = (first...last).filter { index in
            bytes[index] == colon && (index == first || index == last || bytes[index - 1] == colon)
        }
        return strays.isEmpty ? nil : Fix(strays.map { Fix.Edit($0..<($0 + 1), "") })
    }
}
