import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard check`: say what is wrong with env.sh.
struct CheckCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with env.sh.",
        discussion: """
            Nothing in the file is run. Each finding says where it is, what is wrong, by which rule, and a way out. \
            Exit codes: 0 nothing found, or warnings only; 2 errors found, with --strict warnings as well; 1 a file \
            could not be read; 64 a mistake in the flags.

            --format json prints one object: `errors` and `warnings` (how many), and `findings`, each with `file`, \
            `line`, `column`, `endLine`, `endColumn` (from 1, in characters; the end is right behind the last one), \
            `severity` (error or warning), `rule`, `text` (the offending words), `message` and `hints`. \
            --format sarif is SARIF 2.1.0; --format github are the annotations of a GitHub workflow.
            """
    )

    @Argument(help: ArgumentHelp("The files to check. (default: the nearest env.sh)", valueName: "file"))
    var files: [String] = []

    @Option(help: "How findings are printed. (default: text)")
    var format: CheckFormat?

    @Flag(help: "The same as --format json.")
    var json = false

    @Flag(help: "Let warnings fail as errors do.")
    var strict = false

    mutating func validate() throws {
        guard !json || format == nil || format == .json else {
            throw ValidationError("--json and --format exclude each other")
        }
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        var report = CheckReport()
        var trouble: ExitCode?
        for file in try paths(in: world) {
            do throws(Failure) {
                let (source, path) = try EnvFile.text(of: file.path, shown: file.shown, in: world)
                let script = CheckedScript(source, in: .live(world, ofFile: path), draw: { String($0) }) { evaluation in
                    EnvFile.mayRedirect(path, evaluation, content: source.bytes, in: world)
                }
                report.add(Rules.findings(in: script), of: script.texts)
            } catch {
                // The other files are none the worse for it.
                Report(world).failure(error)
                trouble = trouble ?? error.exitCode
            }
        }
        try world.print(report.rendered(as: json ? .json : format ?? .text))
        if let trouble { return trouble }
        return report.errors > 0 || (strict && report.warnings > 0) ? .findings : .done
    }

    /// Named files as they were named; the one that was found as seen from here.
    private func paths(in world: World) throws(Failure) -> [(path: String, shown: String)] {
        guard files.isEmpty else { return files.map { ($0, $0) } }
        let path = try EnvFile.path(named: nil, in: world)
        guard let here = world.files.currentFolder(), path.hasPrefix(here + "/") else { return [(path, path)] }
        return [(path, String(path.dropFirst(here.utf8.count + 1)))]
    }
}

/// What `--format` of `lanyard check` takes.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people and for editors that read compilers.
    case text
    /// For programs.
    case json
    /// For code scanning: OASIS SARIF 2.1.0.
    case sarif
    /// For the log of a GitHub workflow, which shows them beside the lines.
    case github
}
