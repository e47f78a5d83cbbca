package import ArgumentParser
package import LanyardCore
package import LanyardSystem

/// A command of `lanyard`: declared by ArgumentParser, run in a world.
package protocol LanyardCommand: ParsableCommand {
    func run(in world: World) throws(Failure) -> ExitCode
}
