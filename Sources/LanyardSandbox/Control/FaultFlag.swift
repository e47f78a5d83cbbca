import LanyardCore

/// `--fault ENDPOINT=FAULT` as it is typed; the fault `none` clears an endpoint.
struct FaultFlag: Equatable, Sendable {
    var endpoint: Endpoint
    /// Nil for `none`.
    var fault: Fault?

    static let endpointNames = Endpoint.allCases.map(\.rawValue).joined(separator: ", ")
    static let faultNames = (Fault.statuses.map { String($0) } + Fault.names.map(\.name) + ["none"])
        .joined(separator: ", ")

    init(_ text: String) throws(Failure) {
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
        guard parts.count == 2 else {
            throw Failure(
                "\(visible(text)) is no fault",
                hint: "--fault ENDPOINT=FAULT, as in token=503",
                exitCode: .usage
            )
        }
        guard let endpoint = Endpoint(rawValue: parts[0]) else {
            throw Failure(
                "there is no endpoint \(visible(parts[0]))",
                hint: "endpoints: " + FaultFlag.endpointNames,
                exitCode: .usage
            )
        }
        self.endpoint = endpoint
        if parts[1] == "none" { return }
        guard let fault = Fault(parts[1]) else {
            throw Failure(
                "there is no fault \(visible(parts[1]))",
                hint: "faults: " + FaultFlag.faultNames,
                exitCode: .usage
            )
        }
        self.fault = fault
    }
}

extension FaultPlan {
    /// - Parameters:
    ///   - count: how many requests each fault strikes; nil: all.
    ///   - retryAfter: seconds for Retry-After.
    ///   - percent: how many of a hundred requests each strikes; nil: all.
    mutating func apply(_ flags: [FaultFlag], count: Int?, retryAfter: Int?, percent: Int? = nil) {
        clear(Set(flags.map(\.endpoint)))
        set(
            flags.compactMap { flag in
                flag.fault.map {
                    PlannedFault(
                        endpoint: flag.endpoint,
                        fault: $0,
                        count: count,
                        retryAfter: retryAfter,
                        percent: percent
                    )
                }
            }
        )
    }
}
