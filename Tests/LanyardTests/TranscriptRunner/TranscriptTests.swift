import Foundation
import Testing

/// Every transcript in `Transcripts/`, run with the real programs inside a sandbox.
@Suite("Transcripts")
struct TranscriptTests {
    static let names: [String] = {
        let folder = Bundle.module.bundlePath + "/Transcripts"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test("there are transcripts")
    func notEmpty() {
        #expect(TranscriptTests.names.count >= 14)
    }

    @Test("a session goes as written", arguments: names)
    func session(_ name: String) throws {
        let path = Bundle.module.bundlePath + "/Transcripts/" + name
        let transcript = try Transcript(String(contentsOfFile: path, encoding: .utf8))
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for file in transcript.files { try folder.create("project/" + file.name, file.content) }
        try folder.create("project/.keep", "")
        try folder.create("results/.keep", "")

        var script = "cd \(folder.path)/project || exit 99\n"
        for (index, step) in transcript.steps.enumerated() {
            let base = "\(folder.path)/results/\(index)"
            script += "{\n\(step.command)\n} >\(base).out 2>\(base).err </dev/null; echo $? >\(base).code\n"
        }
        let run = try inSandbox(script, options: transcript.options)
        #expect(run.code == 0, "\(run.errors)")

        for (index, step) in transcript.steps.enumerated() {
            let place = "\(name):\(step.line): \(step.command)"
            let output = try lines(folder.text("results/\(index).out"))
            let errors = try lines(folder.text("results/\(index).err"))
            let code = Int32(try folder.text("results/\(index).code").trimmingCharacters(in: .whitespacesAndNewlines))
            #expect(agree(output, step.output), "\(place)\nstandard output: \(output)\nexpected: \(step.output)")
            #expect(agree(errors, step.errors), "\(place)\nstandard error: \(errors)\nexpected: \(step.errors)")
            #expect(code == step.code, "\(place)")
        }
    }

    private func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private func agree(_ actual: [String], _ expected: [String]) -> Bool {
        actual.count == expected.count && zip(actual, expected).allSatisfy { Transcript.matches($0, $1) }
    }
}
