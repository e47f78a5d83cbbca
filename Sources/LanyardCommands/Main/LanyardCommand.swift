package import ArgumentParser
package import LanyardCore
package import LanyardSystem

/// Ours, not ArgumentParser's, which has one of the same name.
package typealias ExitCode = LanyardCore.ExitCode

/// A command of `lanyard`: declared by ArgumentParser, run in a world.
package protocol LanyardCommand: ParsableCommand {
    func run(in world: World) throws(Failure) -> ExitCode
}
