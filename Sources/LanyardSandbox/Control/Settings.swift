import LanyardCore

/// What can be changed while the stand-in runs.
struct Settings: Sendable {
    var faults = FaultPlan()
    /// The longest life of a token, in seconds; nil: as long as Google would grant.
    var lifetime: Int?
    /// Milliseconds before an answer is given.
    var latency = 0
    /// Service accounts that the person may impersonate.
    var accounts: Set<String> = [Login.serviceAccount]

    func allows(_ account: String) -> Bool {
        accounts.contains(account)
    }
}
