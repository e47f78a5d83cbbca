import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard allow`: trust an env.sh as it stands now.
struct AllowCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "allow",
        abstract: "Trust this env.sh for helpers and the shell hook, as it stands now.",
        discussion: """
            Commands that you type read the project's env.sh anyway. Credential helpers, which other programs start, \
            read it only once you have allowed it, and so it is with variables that redirect credentials or run code. \
            A changed file must be allowed again; earlier contents stay allowed, for branches. What the file exports \
            is listed, with what is another than in the content that was allowed last.
            """
    )

    @Argument(help: ArgumentHelp("The file; default: the nearest env.sh.", valueName: "file"))
    var file: String?

    func run(in world: World) throws(Failure) -> ExitCode {
        let envFile = try EnvFile.required(named: file, in: world)
        let register = TrustRegister(world)
        let before = register.newestMarks(of: envFile.path)
        let isNew = try register.allow(
            envFile.path,
            content: envFile.content,
            readFiles: envFile.evaluation.readFiles,
            exports: envFile.evaluation.exports
        )
        var text = "\(isNew ? "allowed" : "already allowed"): \(visible(envFile.path))\n"
        for file in envFile.evaluation.readFiles { text += "  with \(visible(file.path))\n" }
        for line in AllowedNames(envFile.evaluation.exports, before: isNew ? before : nil).lines {
            text += "  \(line)\n"
        }
        try world.print(text)
        return .done
    }
}
