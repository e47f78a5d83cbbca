import LanyardCore

/// What `lanyard-sandbox control` sends: only what is named changes.
struct ControlMessage: Equatable, Sendable {
    /// Back to the settings with which the stand-in was started, before anything else.
    var resets = false
    /// Every token handed out so far dies.
    var revokes = false
    /// As they were typed.
    var faults: [String] = []
    var count: Int?
    var retryAfter: Int?
    var percent: Int?
    var lifetime: Int?
    var latency: Int?
    var allowed: [String] = []
    var denied: [String] = []

    init() {}

    init(_ body: [UInt8]) throws(Failure) {
        let json: JSON
        do {
            json = try JSONReader.read(body)
        } catch {
            throw Failure("not JSON: \(error.reason)")
        }
        resets = json["reset"]?.bool ?? false
        revokes = json["revoke"]?.bool ?? false
        faults = (json["faults"]?.array ?? []).compactMap(\.string)
        count = json["count"]?.integer
        retryAfter = json["retryAfter"]?.integer
        percent = json["percent"]?.integer
        lifetime = json["lifetime"]?.integer
        latency = json["latency"]?.integer
        allowed = (json["allow"]?.array ?? []).compactMap(\.string)
        denied = (json["deny"]?.array ?? []).compactMap(\.string)
    }

    var json: JSON {
        [
            "reset": .bool(resets), "revoke": .bool(revokes), "faults": texts(faults), "count": number(count),
            "retryAfter": number(retryAfter), "percent": number(percent), "lifetime": number(lifetime),
            "latency": number(latency), "allow": texts(allowed), "deny": texts(denied),
        ]
    }

    func apply(to state: inout GoogleStandIn.State, initial: Settings) throws(Failure) {
        var flags: [FaultFlag] = []
        for text in faults { flags.append(try FaultFlag(text)) }
        if resets { state.settings = initial }
        if revokes { state.tokens.revokeAll() }
        state.settings.faults.apply(flags, count: count, retryAfter: retryAfter, percent: percent)
        if let lifetime { state.settings.lifetime = lifetime }
        if let latency { state.settings.latency = latency }
        state.settings.accounts.formUnion(allowed)
        state.settings.accounts.subtract(denied)
    }

    private func texts(_ values: [String]) -> JSON {
        .array(values.map { .string($0) })
    }

    private func number(_ value: Int?) -> JSON {
        value.map { .number(String($0)) } ?? .null
    }
}
