import LanyardCore
import LanyardSystem

/// What is wrong with a store, told once an hour at most: it costs a fetch each time, and no more.
struct TroubleNotice {
    let world: World

    /// Seconds.
    private static let pause = 3600

    /// The line, or nothing where the same was told within the hour. Where that cannot be remembered it is told again.
    func lines(_ text: String) -> [String] {
        guard let path = Folders(world).runtime().map({ $0 + "/store-trouble" }) else { return [text] }
        let bytes = Array(text.utf8)
        if let status = world.files.status(path, false),
            (0..<TroubleNotice.pause).contains((world.clock.now().wall / 1000) - status.modified / 1_000_000_000),
            (try? world.files.read(path, 1 << 14)) == bytes
        {
            return []
        }
        try? world.files.replace(path, bytes, 0o600)
        return [text]
    }
}
