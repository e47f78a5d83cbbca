package import LanyardCore
package import LanyardSystem

/// What `lanyard env` does, whichever parser read its flags.
package struct EnvPrinting: Equatable, Sendable {
    /// Nil: the shell that called.
    package var shell: ShellName?
    package var format: EnvFormat?
    package var file: String?

    package init(shell: ShellName? = nil, format: EnvFormat? = nil, file: String? = nil) {
        self.shell = shell
        self.format = format
        self.file = file
    }

    /// The fast lane's reading; nil where ArgumentParser must have a look.
    package init?(fast arguments: ArraySlice<String>) {
        var request = EnvPrinting()
        let isUnderstood = FlagScanner.scan(arguments) { name, value in
            switch name {
            case "--shell":
                request.shell = ShellName(argument: value)
                return request.shell != nil
            case "--format":
                request.format = EnvFormat(rawValue: value)
                return request.format != nil
            case "--file":
                request.file = value
                return true
            default: return false
            }
        } switch: { _ in
            false
        }
        guard isUnderstood, request.shell == nil || request.format == nil else { return nil }
        self = request
    }

    package func run(in world: World) throws(Failure) -> ExitCode {
        let exports = try EnvExports(EnvFile.required(named: file, in: world))
        // Everything is written at once, after everything has been judged: no shell gets half an environment.
        switch format {
        case .json: try world.print(exports.json().pretty)
        case nil: try world.print(exports.statements(for: dialect(in: world)))
        }
        return .done
    }

    private func dialect(in world: World) -> any ShellDialect {
        if let shell { return ShellDialects.known(shell.text) }
        return ShellDialects.calling(programPath: world.processes.parentPath())
    }
}
