import Foundation

/// A session at the terminal as a text file: what is typed, and all that comes back.
///
/// - `# text`: a remark.
/// - `--- NAME` up to a line `---`: a file to write first.
/// - `@ OPTION…`: options of `lanyard-sandbox run`.
/// - `$ COMMAND`: typed into one bash, so that `cd` and `export` last.
/// - `> LINE`: standard output. `! LINE`: standard error. `? CODE`: the exit code, where it is not 0.
///
/// `<…>` in an expected line stands for one or more characters: a token, a time, a path.
struct Transcript {
    struct Step {
        var command: String
        var line: Int
        var output: [String] = []
        var errors: [String] = []
        var code: Int32 = 0
    }

    struct Malformed: Error {
        var line: Int
    }

    var steps: [Step] = []
    var files: [(name: String, content: String)] = []
    var options: [String] = []

    init(_ text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }[...]
        var number = 0
        while let line = lines.popFirst() {
            number += 1
            if line.hasPrefix("--- ") {
                var content = ""
                while let inner = lines.popFirst(), inner != "---" {
                    number += 1
                    content += inner + "\n"
                }
                number += 1
                files.append((String(line.dropFirst(4)), content))
            } else if line.hasPrefix("@ ") {
                options += line.dropFirst(2).split(separator: " ").map { String($0) }
            } else if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2)), line: number))
            } else if line.hasPrefix(">") {
                try update(number) { $0.output.append(String(line.dropFirst(line.hasPrefix("> ") ? 2 : 1))) }
            } else if line.hasPrefix("!") {
                try update(number) { $0.errors.append(String(line.dropFirst(line.hasPrefix("! ") ? 2 : 1))) }
            } else if line.hasPrefix("? "), let code = Int32(line.dropFirst(2)) {
                try update(number) { $0.code = code }
            } else if !line.isEmpty, !line.hasPrefix("#") {
                throw Malformed(line: number)
            }
        }
    }

    private mutating func update(_ line: Int, _ change: (inout Step) -> Void) throws {
        guard !steps.isEmpty else { throw Malformed(line: line) }
        change(&steps[steps.count - 1])
    }

    /// Whether a line is what is expected, `<…>` standing for anything.
    static func matches(_ actual: String, _ expected: String) -> Bool {
        var pattern = "^"
        for (index, piece) in expected.components(separatedBy: "<…>").enumerated() {
            if index > 0 { pattern += ".+?" }
            pattern += NSRegularExpression.escapedPattern(for: piece)
        }
        return actual.range(of: pattern + "$", options: .regularExpression) != nil
    }
}
