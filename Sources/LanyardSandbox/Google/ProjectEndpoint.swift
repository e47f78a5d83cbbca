import LanyardCore

extension GoogleStandIn {
    /// `GET /v1/projects/ID` of the Cloud Resource Manager API.
    func project(_ id: String, _ request: Request, _ state: inout State) -> Reply {
        guard request.header("authorization") != nil else { return GoogleError.missingCredential }
        guard let bearer = request.authorization("Bearer"), let caller = state.tokens.live(bearer, now: now) else {
            return GoogleError.unauthenticated
        }
        guard caller.has(anyOf: "cloud-platform", "cloudplatformprojects.readonly") else {
            return GoogleError.insufficientScope
        }
        // Google tells nobody whether a project exists that they may not see.
        guard id == login.project || id == GoogleStandIn.projectNumber else {
            return GoogleError.reply(403, "PERMISSION_DENIED", "The caller does not have permission")
        }
        return .json([
            "projectNumber": .string(GoogleStandIn.projectNumber),
            "projectId": .string(login.project),
            "lifecycleState": "ACTIVE",
            "name": .string(login.project),
            "createTime": "2024-01-02T03:04:05.678Z",
        ])
    }

    /// That of the one project here.
    static let projectNumber = "123456789012"
}
