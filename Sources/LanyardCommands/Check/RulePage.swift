import LanyardCore

/// What `--rules` and `--explain` print.
enum RulePage {
    private static let width = 80

    static var list: String {
        let width = Rules.names.map(\.utf8.count).max() ?? 0
        return Rules.all.map { rule in
            rule.name + String(repeating: " ", count: width + 2 - rule.name.utf8.count) + rule.summary + "\n"
        }.joined()
    }

    static var listJSON: JSON {
        .array(Rules.all.map { ["name": .string($0.name), "summary": .string($0.summary)] })
    }

    static func text(of rule: any ValidationRule) -> String {
        let page = rule.documentation
        var text = "\(rule.name): \(rule.summary)\n\n\(wrapped(page.explanation))\n"
        if !page.bad.isEmpty { text += "\nFound:\n" + page.bad.map { excerpt($0) }.joined(separator: "\n") }
        if !page.good.isEmpty { text += "\nNot found:\n" + page.good.map { excerpt($0) }.joined(separator: "\n") }
        return text + "\nSource: \(page.source)\n"
            + "Silence it: # lanyard: ignore \(rule.name)\n"
    }

    static func json(of rule: any ValidationRule) -> JSON {
        let page = rule.documentation
        return [
            "name": .string(rule.name),
            "summary": .string(rule.summary),
            "explanation": .string(page.explanation),
            "source": .string(page.source),
            "bad": .array(page.bad.map { .string(unmarked($0)) }),
            "good": .array(page.good.map { .string($0) }),
        ]
    }

    private static func unmarked(_ example: String) -> String {
        String(String.UnicodeScalarView(example.unicodeScalars.filter { $0 != "«" && $0 != "»" }))
    }

    /// The lines with their numbers, and marks under what stands between « and ».
    private static func excerpt(_ example: String) -> String {
        var text = ""
        var isMarked = false
        let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where number < lines.count - 1 || !line.isEmpty {
            var shown = ""
            var marks = ""
            for scalar in line.unicodeScalars {
                switch scalar {
                case "«": isMarked = true
                case "»": isMarked = false
                default:
                    let piece = visible(String(scalar))
                    shown += piece
                    marks += String(repeating: isMarked ? "^" : " ", count: piece.unicodeScalars.count)
                }
            }
            text += "  \(number + 1) | \(shown)\n"
            if marks.contains("^") { text += "    | " + marks.trimmingEnd + "\n" }
        }
        return text
    }

    private static func wrapped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                let last = lines[lines.count - 1]
                if !last.isEmpty, last.count + 1 + word.count > width {
                    lines.append(String(word))
                } else {
                    lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
                }
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
