import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard init`: write env.sh.
struct InitCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write env.sh, from flags, or questions on a terminal.",
        discussion: """
            What no flag tells is asked on a terminal; without one it is an error that names the flags. Defaults come \
            from gcloud's configuration: account, project, region (or that of the zone), and the service account that \
            it impersonates in that project. The salt of the bucket's name is drawn once and written as a literal; \
            where a file is replaced that names a bucket of that project, it stays.

            The new file is allowed at once, as if by lanyard allow. Exit codes: 0 written, 1 not (a file that exists \
            is kept unless --force is given), 64 for a flag that is missing or no valid name.
            """
    )

    @Option(help: ArgumentHelp("The project's id.", valueName: "id"))
    var project: String?

    @Option(help: ArgumentHelp("Where to work, as in us-central1.", valueName: "region"))
    var region: String?

    @Option(help: ArgumentHelp("The service account's name within the project.", valueName: "name"))
    var serviceAccountName: String?

    @Option(help: ArgumentHelp("Your Google account.", valueName: "e-mail"))
    var account: String?

    @Option(help: ArgumentHelp("The repository of images; default: the project's id and -tune.", valueName: "name"))
    var repo: String?

    @Option(help: ArgumentHelp("The file to write.", valueName: "path"))
    var output = "env.sh"

    @Flag(help: "Replace a file that exists.")
    var force = false

    func run(in world: World) throws(Failure) -> ExitCode {
        let file = try EnvFileOutput(world, path: output, isForced: force)
        let content = try Array(template(in: world).text.utf8)
        let script = CheckedScript(SourceText(path: output, bytes: content))
        try InitCommand.check(script)
        let isAllowed = try file.write(content, exports: script.evaluation.exports)
        var text = "wrote \(visible(output))\(isAllowed ? ", which is now allowed" : ""):\n"
        for variable in script.evaluation.exports {
            text += "  \(visible(variable.name))=\(visible(variable.value))\n"
        }
        let path = output == ProjectSearch.fileName ? nil : posixQuoted(output)
        text += "next: lanyard check\(path.map { " " + $0 } ?? "")\n"
        text += "then: eval $(lanyard env\(path.map { " --file " + $0 } ?? ""))\n"
        try world.print(text)
        return .done
    }

    private func template(in world: World) throws(Failure) -> EnvTemplate {
        var answers = InitAnswers(world)
        let gcloud = InitDefaults(world)
        let account = try answers.answer(.account, flag: account, fallback: gcloud.account)
        let project = try answers.answer(.project, flag: project, fallback: gcloud.project)
        let region = try answers.answer(.region, flag: region, fallback: gcloud.region)
        let name = try answers.answer(
            .serviceAccountName,
            flag: serviceAccountName,
            fallback: gcloud.serviceAccountName(in: project),
            suggestion: "ai-training"
        )
        let repository = try answers.answer(
            .repository,
            flag: repo,
            fallback: EnvTemplate.repository(of: project)
        )
        try answers.requireAll()
        let kept = KeptSalt.find(output, project: project, in: world)
        if let kept { Report(world).note("the bucket stays: \(visible(project))-\(visible(kept))") }
        var generator = SystemRandomNumberGenerator()
        return EnvTemplate(
            account: account,
            project: project,
            region: region,
            serviceAccountName: name,
            repository: repository,
            salt: kept ?? Salt.draw(using: &generator)
        )
    }

    /// Names that are right by themselves may still make a wrong one: a project's id that starts with `goog` no bucket's.
    private static func check(_ script: CheckedScript) throws(Failure) {
        guard let finding = Rules.findings(in: script).first(where: { $0.severity == .error }) else { return }
        throw Failure(
            "no env.sh can be made from these names: \(finding.message)",
            hints: finding.hints + ["choose other names, or write env.sh by hand: lanyard check reads it"],
            exitCode: .usage
        )
    }
}
