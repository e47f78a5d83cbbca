import LanyardCore

/// What one of Google's APIs says when it refuses (AIP-193).
struct APIError: Equatable, Sendable {
    /// `PERMISSION_DENIED`, `NOT_FOUND`; empty where it is not told.
    var status: String
    var message: String
    /// The reason of its ErrorInfo: `IAM_PERMISSION_DENIED`, `SERVICE_DISABLED`.
    var reason: String
    var metadata: [String: String]

    /// Nil where the answer is no such error.
    init?(_ json: JSON) {
        guard let error = json["error"], error.members != nil else { return nil }
        status = error["status"]?.string ?? ""
        message = error["message"]?.string ?? ""
        let details = error["details"]?.array ?? []
        let info = details.first { $0["@type"]?.string?.hasSuffix("/google.rpc.ErrorInfo") ?? false }
        reason = info?["reason"]?.string ?? ""
        metadata = [:]
        for member in info?["metadata"]?.members ?? [] { metadata[member.name] = member.value.string }
    }
}
