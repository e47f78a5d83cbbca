import LanyardCore
import LanyardSystem

extension ExchangeClient {
    /// Bytes without which lanyard-exchange is not started: what its libraries, the Secret Service's and the stacks of
    /// two threads come to (75 MB mapped, 37 MB of its own), and a quarter more, for other systems have other libraries.
    private static let leastMemory: [(limit: ResourceLimit, option: String, bytes: Int)] = [
        (.addressSpace, "-v", 96 << 20), (.data, "-d", 48 << 20),
    ]

    /// Fails where a limit leaves the exchange too little room. What runs short in it has no words of its own for that:
    /// the dynamic loader, the Swift runtime, GLib and GnuTLS print what they know, or die of it.
    func requireMemory() throws(Failure) {
        for (limit, option, bytes) in ExchangeClient.leastMemory {
            guard let allowed = world.processes.limit(limit), allowed < bytes else { continue }
            throw Failure(
                "lanyard-exchange has too little memory: \(allowed >> 20) MiB are allowed, \(bytes >> 20) MiB needed",
                hint: "allow it more where the limit is set: ulimit \(option) \(bytes >> 10)",
                exitCode: .unavailable
            )
        }
    }
}
