import ArgumentParser
import CProcess
import Glibc
import LanyardCore
package import LanyardSystem

/// The whole of `lanyard`: from argv to the exit code. The only place that prints failures.
package func run(in world: World) -> ExitCode {
    if let helper = Helper(programName: world.arguments.first ?? "") {
        return helper.run(world.arguments.dropFirst(), in: world)
    }
    do throws(Failure) {
        if let code = try FastLane.run(world.arguments.dropFirst(), in: world) { return code }
        return try parseAndRun(in: world)
    } catch {
        Report(world).failure(error)
        if isEvaluated(world.arguments) { _ = world.streams.write(Array("false;\n".utf8), .output) }
        return error.exitCode
    }
}

/// Hardens the process, runs it in the live world, and ends it.
package func runLanyard() -> Never {
    _ = lanyard_make_undumpable()
    // A reader that has gone is an error of write(2) to be told, not a death without a word; and so is a file that may
    // not be larger (ulimit -f).
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    lanyard_open_standard_streams()
    exit(run(in: .live).rawValue)
}

private func parseAndRun(in world: World) throws(Failure) -> ExitCode {
    var command: any ParsableCommand
    do {
        command = try Root.parseAsRoot(Array(world.arguments.dropFirst()))
    } catch {
        if let failure = unknownCommand(world.arguments.dropFirst()) { throw failure }
        return try tell(error, in: world)
    }
    if let command = command as? any LanyardCommand { return try command.run(in: world) }
    let type = type(of: command)
    guard type.configuration.subcommands.isEmpty else {
        // A group without its command: which there are, for people, and no success.
        Report(world).help(Root.helpMessage(for: type))
        return .usage
    }
    do {
        // ArgumentParser's own command, `help`: it throws what it has to say.
        try command.run()
        return .done
    } catch {
        return try tell(error, in: world)
    }
}

/// What ArgumentParser throws is a request for help or for the version, or a mistake in the flags.
private func tell(_ error: any Error, in world: World) throws(Failure) -> ExitCode {
    let message = Root.fullMessage(for: error)
    if Root.exitCode(for: error) == .success {
        try world.print(message + "\n")
        return .done
    }
    let lines = message.split(separator: "\n").map { String($0) }
    let text = lines.first.map { $0.hasPrefix("Error: ") ? String($0.dropFirst(7)) : $0 } ?? "the flags cannot be read"
    let hints = lines.dropFirst().map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    throw Failure(visible(text), hints: hints.map { visible($0) }, exitCode: .usage)
}

/// ArgumentParser would call it an unexpected argument.
private func unknownCommand(_ arguments: ArraySlice<String>) -> Failure? {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
    let names = Root.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word) else { return nil }
    let likely = NameSuggestion.nearest(to: word, among: names).map { ["did you mean \($0)?"] } ?? []
    return Failure("there is no command \"\(visible(word))\"", hints: likely + ["lanyard --help"], exitCode: .usage)
}

/// Whether a shell evaluates what we print: then `false;` on standard output lets `eval $(lanyard env) && …` stop.
private func isEvaluated(_ arguments: [String]) -> Bool {
    func has(_ flag: String) -> Bool { arguments.contains { $0 == flag || $0.hasPrefix(flag + "=") } }
    return arguments.dropFirst().first == "env" && (has("--shell") || !has("--format"))
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
