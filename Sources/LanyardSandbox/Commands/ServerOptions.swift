import ArgumentParser
import LanyardCore

/// What `run` and `serve` have in common: how the stand-in behaves.
struct ServerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes a free one.", valueName: "number"))
    var port = 0

    @Option(help: ArgumentHelp("The longest life of a token.", valueName: "seconds"))
    var lifetime: Int?

    @Option(help: ArgumentHelp("Wait before each answer.", valueName: "milliseconds"))
    var latency = 0

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp("Let an endpoint fail; may be repeated.", valueName: "endpoint=fault")
    )
    var faults: [String] = []

    @Option(
        name: .customLong("allow-account"),
        help: ArgumentHelp("A service account more that may be impersonated.", valueName: "e-mail")
    )
    var accounts: [String] = []

    @Flag(name: .customLong("login"), inversion: .prefixedNo, help: "Whether gcloud is logged in.")
    var hasLogin = true

    @Flag(name: .customLong("adc"), help: "Write Application Default Credentials too.")
    var hasADC = false

    @Flag(name: .shortAndLong, help: "Tell each request on standard error.")
    var verbose = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("a port is a number from 0 to 65535") }
        guard lifetime ?? 1 > 0 else { throw ValidationError("a lifetime is a positive number of seconds") }
        guard latency >= 0 else { throw ValidationError("a latency is a number of milliseconds") }
    }

    func settings() throws(Failure) -> Settings {
        var settings = Settings()
        settings.lifetime = lifetime
        settings.latency = latency
        settings.accounts.formUnion(accounts)
        var flags: [FaultFlag] = []
        for text in faults { flags.append(try FaultFlag(text)) }
        settings.faults.apply(flags, count: nil, retryAfter: nil)
        return settings
    }
}
