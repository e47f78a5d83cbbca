import ArgumentParser
import LanyardCore
import LanyardSystem
import ShellHooks

/// `lanyard hook`: print shell integration, or put it into the shell's start-up file.
struct HookCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook",
        abstract: "Print shell integration: PATH and completion.",
        discussion: """
            In the shell's start-up file: eval "$(lanyard hook bash)", or for fish: lanyard hook fish | source. \
            --install writes that line, with a backup beside the file, and --uninstall takes it out again.
            """
    )

    @Argument(help: "The shell.")
    var shell: HookShell

    @Flag(help: "Add the hook to the shell's start-up file.")
    var install = false

    @Flag(help: "Take it out of there.")
    var uninstall = false

    mutating func validate() throws {
        guard !install || !uninstall else { throw ValidationError("--install and --uninstall exclude each other") }
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        guard let program = world.processes.ownPath() else {
            throw Failure("cannot tell where lanyard is: /proc is not readable", hint: "is /proc mounted?")
        }
        if install || uninstall {
            let file = try StartUpFile(of: shell, program: program, in: world)
            try world.print(install ? file.install() : file.uninstall())
        } else {
            try world.print(script(program: program, in: world))
        }
        return .done
    }

    /// What the hook must know, and then the hook.
    private func script(program: String, in world: World) -> [UInt8] {
        let sdk = CloudSDKSearch(world: world).root()
        let completion = sdk.flatMap { shell.completionOfSDK($0) }
        return assignment("__lanyard_bin", folder(of: program))
            + assignment("__lanyard_sdk_bin", sdk.map { $0 + "/bin" } ?? "")
            + assignment(
                "__lanyard_sdk_script",
                completion.flatMap { world.files.status($0, true) == nil ? nil : $0 } ?? ""
            )
            + shell.script
    }

    private func assignment(_ name: String, _ value: String) -> [UInt8] {
        let word = shell.dialect.quoted(ByteString(value))
        switch shell {
        case .bash, .zsh: return Array(name.utf8) + [UInt8(ascii: "=")] + word + [UInt8(ascii: "\n")]
        case .fish: return Array("set -g ".utf8) + Array(name.utf8) + [UInt8(ascii: " ")] + word + [UInt8(ascii: "\n")]
        }
    }
}
