import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox control`
struct ControlCommand: FailingCommand {
    static let configuration = CommandConfiguration(
        commandName: "control",
        abstract: "Change how the running sandbox behaves: faults, lifetimes, latency.",
        discussion: """
            Inside `run`, or with the variables that `serve` prints. Faults of one call that name the same endpoint \
            strike one after the other.

            Endpoints: \(FaultFlag.endpointNames).
            Faults: \(FaultFlag.faultNames).
            """
    )

    @Flag(help: "First go back to the settings with which the sandbox was started.")
    var reset = false

    @Flag(help: "Let every token die that was handed out so far.")
    var revoke = false

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "Let an endpoint fail, or stop it failing (none); may be repeated.",
            valueName: "endpoint=fault"
        )
    )
    var faults: [String] = []

    @Option(help: ArgumentHelp("How many requests each fault strikes; all, unless told.", valueName: "number"))
    var count: Int?

    @Option(help: ArgumentHelp("How many of a hundred requests each fault strikes, by chance.", valueName: "number"))
    var percent: Int?

    @Option(help: ArgumentHelp("Send a Retry-After header along with the fault.", valueName: "seconds"))
    var retryAfter: Int?

    @Option(help: ArgumentHelp("The longest life of a token.", valueName: "seconds"))
    var lifetime: Int?

    @Option(help: ArgumentHelp("Wait before each answer.", valueName: "milliseconds"))
    var latency: Int?

    @Option(name: .customLong("allow-account"), help: ArgumentHelp("May be impersonated.", valueName: "e-mail"))
    var allowed: [String] = []

    @Option(name: .customLong("deny-account"), help: ArgumentHelp("May not be impersonated.", valueName: "e-mail"))
    var denied: [String] = []

    func validate() throws {
        guard count ?? 1 > 0 else { throw ValidationError("a count is a positive number") }
        guard (1...100).contains(percent ?? 1) else { throw ValidationError("--percent is a number from 1 to 100") }
        guard retryAfter ?? 0 >= 0 else { throw ValidationError("--retry-after is a number of seconds") }
        guard lifetime ?? 1 > 0 else { throw ValidationError("a lifetime is a positive number of seconds") }
        guard latency ?? 0 >= 0 else { throw ValidationError("a latency is a number of milliseconds") }
    }

    func runOrFail() throws(Failure) -> Int32 {
        for text in faults { _ = try FaultFlag(text) }
        var message = ControlMessage()
        message.resets = reset
        message.revokes = revoke
        message.faults = faults
        message.count = count
        message.retryAfter = retryAfter
        message.percent = percent
        message.lifetime = lifetime
        message.latency = latency
        message.allowed = allowed
        message.denied = denied
        _ = try ControlClient(.live).call("POST", "/sandbox/control", Array(message.json.compact.utf8))
        return 0
    }
}
