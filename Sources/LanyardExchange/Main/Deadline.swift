import LanyardSystem

/// The moment by which keyring, network and retries must be done, all of them together.
struct Deadline: Sendable {
    private let clock: Clock
    /// Milliseconds since boot.
    private let end: Int

    /// - Parameter milliseconds: from now.
    init(clock: Clock, milliseconds: Int) {
        self.clock = clock
        end = clock.now().boot + milliseconds
    }

    /// Milliseconds left, never below zero.
    var left: Int { max(0, end - clock.now().boot) }
}
