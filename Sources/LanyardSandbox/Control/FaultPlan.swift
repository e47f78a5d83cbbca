import LanyardCore

/// A fault that waits at an endpoint.
struct PlannedFault: Equatable, Sendable {
    var endpoint: Endpoint
    var fault: Fault
    /// How many more requests it strikes; nil: all of them.
    var count: Int?
    /// Seconds for the Retry-After header; nil: no such header.
    var retryAfter: Int?
    /// How many of a hundred requests it strikes, which ones being chance; nil: each.
    var percent: Int?

    /// The answer in place of the right one; nil where the right one is needed first.
    func reply(at endpoint: Endpoint, _ login: Login) -> Reply? {
        guard let reply = fault.reply(at: endpoint, login) else { return nil }
        return retryAfter.map { reply.with("Retry-After", String($0)) } ?? reply
    }
}

/// Which faults strike where, in their order.
struct FaultPlan: Equatable, Sendable {
    private(set) var planned: [PlannedFault] = []

    /// Puts new faults in the place of those that waited at the same endpoints.
    mutating func set(_ faults: [PlannedFault]) {
        clear(Set(faults.map(\.endpoint)))
        planned += faults.filter { $0.count != 0 }
    }

    mutating func clear(_ endpoints: Set<Endpoint>) {
        planned.removeAll { endpoints.contains($0.endpoint) }
    }

    /// The fault for the next request, which uses it up.
    ///
    /// - Parameter chance: 0 to 99, asked where a fault strikes some requests only.
    mutating func next(for endpoint: Endpoint, chance: () -> Int = { Int.random(in: 0..<100) }) -> PlannedFault? {
        guard let index = planned.firstIndex(where: { $0.endpoint == endpoint }) else { return nil }
        let fault = planned[index]
        if let percent = fault.percent, chance() >= percent { return nil }
        if let count = fault.count {
            planned[index].count = count - 1
            if count <= 1 { planned.remove(at: index) }
        }
        return fault
    }
}
