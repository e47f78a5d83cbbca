import LanyardCore

/// What a soak comes to.
struct SoakFigures {
    var seconds: Int
    var content: SoakReport.Content
    /// Tokens that Google made for our accounts.
    var made = 0
    /// How many of them were needed: see ``SoakLedger``.
    var needed = 0
    /// Refreshes of the login that went well.
    var refreshes = 0
    /// Requests for a token of an account, and all requests, that were made to fail.
    var spoiledImpersonations = 0
    var spoiled = 0
    var requests = 0
    /// Refusals in a time in which nothing was made to fail, and the machine was not overloaded.
    var unexplained = 0

    init(seconds: Int, flows: [SoakFlow], _ content: SoakReport.Content, log: JSON) {
        self.seconds = seconds
        self.content = content
        var made: [[Int]] = flows.map { _ in [] }
        var failures: [Int] = []
        for entry in log.array ?? [] {
            guard let path = entry["path"]?.string, let time = entry["time"]?.integer else { continue }
            let flow = flows.firstIndex { path.hasSuffix("/\($0.account):generateAccessToken") }
            guard flow != nil || path == "/token" else { continue }
            requests += 1
            if entry["fault"]?.string != nil {
                spoiled += 1
                failures.append(time)
                if flow != nil { spoiledImpersonations += 1 }
            } else if entry["status"]?.integer == 200 {
                if let flow { made[flow].append(time) } else { refreshes += 1 }
            }
        }
        for (flow, times) in zip(flows, made) {
            self.made += times.count
            let ledger = SoakLedger(flow: flow, outages: content.outages + content.overloads)
            needed += times.count - ledger.unneeded(times)
        }
        // Those who wait for the same token share a failure that is a few seconds old.
        unexplained =
            content.refused.filter { ask in
                !failures.contains { $0 >= ask.start - 15_000 && $0 <= ask.end }
                    && content.overload(ask.start, ask.end) == 0
            }.count
    }

    /// One line, with everything that the soak promises.
    var line: String {
        "soak: \(seconds) s, \(content.asks.count) asks, \(content.expiries.count) tokens; "
            + "\(content.expired.count) expired, \(content.tooShort.count) below the floor; "
            + "\(content.hangs.count) hangs over \(SoakReport.Content.patience / 1000) s, longest \(content.worst) ms; "
            + "upstream made \(made) tokens, least possible \(needed) (\(refreshes) refreshes; \(spoiled) of \(requests) "
            + "requests failed); \(content.refused.count) refused; keyring daemon restarted "
            + "\(content.outages.count) times, machine overloaded \(content.overloads.count) times"
    }
}
