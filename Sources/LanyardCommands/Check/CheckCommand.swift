import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard check`: say what is wrong with env.sh, and mend it.
struct CheckCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with env.sh; --fix mends it.",
        discussion: """
            Nothing in the file is run. Each finding says where it is, what is wrong, by which rule, and a way out. A \
            folder is searched for env.sh, .env.sh, *.env.sh and .envrc; of a page (FILE.md) the shell code is read. \
            Exit codes: 0 nothing found, or warnings and notes only; 2 errors found, with --strict warnings as well, \
            with --diff something to mend; 1 a file could not be read or written; 64 a mistake in the flags.

            --fix writes what has one right answer, keeps everything else byte for byte, and the file as it was in \
            FILE.bak; --diff shows it as patch(1) reads it and writes nothing. Where a secret stands near a change, the diff \
            has stars in its place, and only --fix can make the change.

            --format json prints one object: `errors`, `warnings` and `notes` (how many), and `findings`, each with \
            `file`, `line`, `column`, `endLine`, `endColumn` (from 1, in characters; the end is right behind the last \
            one), `severity` (error, warning or note), `rule`, `text` (the offending words; of a secret none), \
            `message`, `hints` and `fixable`; with --fix also `mended`. --format sarif is SARIF 2.1.0; --format github \
            are the annotations of a GitHub workflow.

            In the file, # lanyard: ignore RULE silences a rule, and # lanyard: NAME is MEANING says what a variable \
            holds (lanyard check --explain directive).
            """
    )

    @Argument(help: ArgumentHelp("Files and folders to check. (default: the nearest env.sh)", valueName: "file"))
    var files: [String] = []

    @Option(
        name: .customLong("file"),
        help: ArgumentHelp("The same, and a link out of its folder may be mended.", valueName: "path")
    )
    var named: [String] = []

    @Option(help: "How findings are printed. (default: text)")
    var format: CheckFormat?

    @Flag(help: "The same as --format json.")
    var json = false

    @Flag(help: "Let warnings fail as errors do.")
    var strict = false

    @Flag(help: "Mend what has one right answer, and keep the old file as .bak.")
    var fix = false

    @Flag(help: "Show what --fix would change, and write nothing.")
    var diff = false

    @Flag(help: "List the rules.")
    var rules = false

    @Option(help: ArgumentHelp("Explain a rule.", valueName: "rule"), completion: .list(Rules.names))
    var explain: String?

    private var isJSON: Bool { json || format == .json }

    mutating func validate() throws {
        guard !json || format == nil || format == .json else {
            throw ValidationError("--json and --format exclude each other")
        }
        guard !fix || !diff else { throw ValidationError("--fix and --diff exclude each other") }
        guard !diff || (format == nil && !json) else { throw ValidationError("--diff has a format of its own") }
        guard !(rules && explain != nil) else { throw ValidationError("--rules and --explain exclude each other") }
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        if rules {
            try world.print(isJSON ? RulePage.listJSON.pretty : RulePage.list)
            return .done
        }
        if let explain { return try tell(explain, in: world) }
        let (targets, missing) = try CheckTarget.all(named: named, files, in: world)
        return try check(targets, missing, in: world)
    }

    private func tell(_ name: String, in world: World) throws(Failure) -> ExitCode {
        guard let rule = Rules.all.first(where: { $0.name == name }) else {
            let likely = NameSuggestion.nearest(to: name, among: Rules.names).map { ["did you mean \($0)?"] } ?? []
            throw Failure(
                "there is no rule \"\(visible(name))\"",
                hints: likely + ["lanyard check --rules"],
                exitCode: .usage
            )
        }
        try world.print(isJSON ? RulePage.json(of: rule).pretty : RulePage.text(of: rule))
        return .done
    }

    private func check(_ targets: [CheckTarget], _ missing: [Failure], in world: World) throws(Failure) -> ExitCode {
        for failure in missing { Report(world).failure(failure) }
        if targets.isEmpty, let failure = missing.first { return failure.exitCode }
        var report = CheckReport(isMending: fix)
        var trouble = missing.first?.exitCode
        var patch: [UInt8] = []
        for target in targets {
            do throws(Failure) {
                let check = try FileCheck(target, in: world)
                if diff {
                    let shown = CheckDiff(FileMending(check))
                    patch += shown.bytes(isShown: world.streams.isTerminal(.output))
                    if shown.hidesSecrets { warnOfStars(check, in: world) }
                } else if fix {
                    try mend(check, &report)
                } else {
                    tell(check, &report)
                }
            } catch {
                // The other files are none the worse for it.
                Report(world).failure(error)
                trouble = trouble ?? error.exitCode
            }
        }
        if diff {
            try world.print(patch)
            return trouble ?? (patch.isEmpty ? .done : .findings)
        }
        let isColoured = Colours.areWanted(in: world)
        try world.print(report.rendered(as: json ? .json : format ?? .text, isColoured: isColoured))
        if let trouble { return trouble }
        return report.errors > 0 || (strict && report.warnings > 0) ? .findings : .done
    }

    /// Whoever wants to apply it must know.
    private func warnOfStars(_ check: FileCheck, in world: World) {
        Report(world).warning(
            "\(visible(check.source.path)): stars stand for secrets in the diff, so patch cannot apply it: "
                + "lanyard check --fix can"
        )
    }

    private func tell(_ check: FileCheck, _ report: inout CheckReport) {
        let script = check.script(check.source.bytes)
        report.add(Rules.findings(in: script), of: check.texts(script, check.source.bytes))
    }

    private func mend(_ check: FileCheck, _ report: inout CheckReport) throws(Failure) {
        let mending = FileMending(check)
        if mending.isChanged {
            let copy: String
            do throws(Failure) {
                copy = try mending.write()
            } catch {
                // What is wrong with it is no less so.
                tell(check, &report)
                throw error
            }
            report.mended.append((check.source.path, mending.mended, copy))
            allow(mending)
        }
        report.add(mending.findings, of: check.texts(mending.script, mending.bytes))
    }

    /// What is written here is allowed, unless something in it still redirects credentials unasked.
    private func allow(_ mending: FileMending) {
        let check = mending.check
        let script = mending.script
        let evaluation = script.evaluation
        guard !script.isPage, evaluation.problems.isEmpty else { return }
        let environment = check.world.environment
        guard script.isAllowed || evaluation.redirecting(beside: { environment[bytes: $0] }).isEmpty,
            !mending.findings.contains(where: { $0.rule == "redirecting-variable" })
        else { return }
        do throws(Failure) {
            try TrustRegister(check.world).allow(
                check.path,
                content: mending.bytes,
                readFiles: evaluation.readFiles,
                exports: evaluation.exports
            )
        } catch {
            Report(check.world).warning("\(visible(check.path)) is mended, but cannot be allowed: \(error.message)")
        }
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
