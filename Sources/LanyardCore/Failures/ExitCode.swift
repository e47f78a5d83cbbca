/// How a program of ours ends. The numbers are part of the contract; 64 and above follow sysexits.h(3).
package enum ExitCode: Int32, Sendable {
    case done = 0
    case failed = 1
    /// `check` found something, or env.sh has an error.
    case findings = 2
    case usage = 64
    /// The network, Google or a keyring cannot be reached.
    case unavailable = 69
    /// The login has expired, or a role is missing.
    case notPermitted = 77
}
