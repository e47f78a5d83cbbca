import Synchronization

/// What the clients of a soak have seen; they write into it at the same time.
final class SoakReport: Sendable {
    struct Ask: Sendable {
        var flow: Int
        /// Milliseconds since 1970.
        var start: Int
        var end: Int
    }

    struct Content: Sendable {
        var asks: [Ask] = []
        /// What went wrong, in words; never a token.
        var expired: [String] = []
        var tooShort: [String] = []
        var refused: [Ask] = []
        /// The last of the refusals.
        var refusal = ""
        /// When each known token expires, in milliseconds since 1970, by its hash: never the token itself.
        var expiries: [Int: Int] = [:]
        var outages: [SoakLedger.Outage] = []
        /// How long a program took that only starts and ends, and when.
        var controls: [Ask] = []
        var troubles: [String] = []
    }

    private let mutex = Mutex(Content())

    var content: Content { mutex.withLock { $0 } }

    func change(_ change: (inout Content) -> Void) {
        mutex.withLock { change(&$0) }
    }
}

extension SoakReport.Content {
    /// Milliseconds that nobody shall wait.
    static let patience = 5000

    /// Those who waited too long; on an overloaded machine patience grows.
    var hangs: [SoakReport.Ask] {
        asks.filter { $0.end - $0.start > Self.patience }
            .filter { $0.end - $0.start > Self.patience * overload($0.start, $0.end) }
    }

    /// Times in which other tests left next to nothing of this machine: there even the keyring daemon is too slow for
    /// its three seconds, and is as good as absent.
    var overloads: [SoakLedger.Outage] {
        controls.filter { overload($0.start, $0.end) > 0 }.map { SoakLedger.Outage(from: $0.start, to: $0.end) }
    }

    /// How many times slower than at its best this machine was then, as a program tells that only starts and ends; 0
    /// where that is no reason for anything.
    func overload(_ start: Int, _ end: Int) -> Int {
        let usual = max(1, controls.map { $0.end - $0.start }.min() ?? 1)
        let slowest = controls.filter { $0.start < end && $0.end > start }.map { $0.end - $0.start }.max() ?? 0
        return slowest >= Self.overload && slowest / usual >= 5 ? slowest / usual : 0
    }

    /// Milliseconds that such a program takes on no machine that has time for it.
    private static let overload = 300

    var worst: Int { asks.map { $0.end - $0.start }.max() ?? 0 }
}
