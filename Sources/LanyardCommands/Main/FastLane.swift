import LanyardCore
import LanyardSystem

/// Commands that programs and prompts call all day, dispatched before ArgumentParser is touched.
enum FastLane {
    /// Nil: the words are unusual, so ArgumentParser reads them.
    static func run(_ arguments: ArraySlice<String>, in world: World) throws(Failure) -> ExitCode? {
        guard let command = arguments.first else { return nil }
        let rest = arguments.dropFirst()
        switch command {
        case "env": return try EnvPrinting(fast: rest)?.run(in: world)
        case "token": return try TokenPrinting(fast: rest)?.run(in: world)
        case "credential":
            guard let name = rest.first, let helper = Helper(protocolName: name) else { return nil }
            return helper.run(rest.dropFirst(), in: world)
        default: return nil
        }
    }
}
