import Foundation
import LanyardCore

/// The requests that an honest client makes, to be spoiled by tests.
extension SandboxServer {
    static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    static let platform = "https://www.googleapis.com/auth/cloud-platform"

    /// The fields of a refresh; nil drops one.
    func refresh(
        _ changes: [String: String?] = [:],
        contentType: String = "application/x-www-form-urlencoded",
        limit: Int = 20
    ) throws -> CurlAnswer {
        var fields: [String: String] = ["grant_type": "refresh_token"]
        for name in ["client_id", "client_secret", "refresh_token"] { fields[name] = login[name]?.string ?? "" }
        for (name, value) in changes { fields[name] = value }
        let body = fields.sorted { $0.key < $1.key }.map { $0.key + "=" + formEncoded($0.value) }
            .joined(separator: "&")
        return try curl(
            CurlRequest(
                method: "POST",
                target: "/token",
                headers: ["Content-Type: \(contentType)"],
                body: body,
                limit: limit
            )
        )
    }

    /// Seconds that the token endpoint promises.
    func expiresIn() throws -> Int? {
        try refresh().json?["expires_in"]?.integer
    }

    private func formEncoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }

    /// The person's access token.
    func userToken(scope: String? = nil) throws -> String {
        let answer = try refresh(scope.map { ["scope": $0] } ?? [:])
        return answer.json?["access_token"]?.string ?? "none: \(answer.body)"
    }

    func generate(
        token: String?,
        account: String = SandboxServer.account,
        body: String = #"{"scope": ["\#(SandboxServer.platform)"]}"#,
        contentType: String = "application/json"
    ) throws -> CurlAnswer {
        let credentials = token.map { ["Authorization: Bearer \($0)"] } ?? []
        return try curl(
            CurlRequest(
                method: "POST",
                target: "/v1/projects/-/serviceAccounts/\(account):generateAccessToken",
                headers: ["Content-Type: \(contentType)"] + credentials,
                body: body
            )
        )
    }

    /// The service account's access token.
    func accountToken() throws -> String {
        let answer = try generate(token: try userToken())
        return answer.json?["accessToken"]?.string ?? "none: \(answer.body)"
    }

    func tokenInfo(_ token: String) throws -> CurlAnswer {
        try curl(CurlRequest(method: "GET", target: "/tokeninfo?access_token=\(token)"))
    }

    func registryToken(_ query: String, user: String = "oauth2accesstoken", password: String) throws -> CurlAnswer {
        let basic = Data("\(user):\(password)".utf8).base64EncodedString()
        return try curl(
            CurlRequest(method: "GET", target: "/v2/token?" + query, headers: ["Authorization: Basic \(basic)"])
        )
    }
}

/// The name and the code of an error in Google's form.
extension JSON {
    var errorStatus: String? { self["error"]?["status"]?.string }
    var errorReason: String? { self["error"]?["details"]?.array?.first?["reason"]?.string }
    var errorMessage: String? { self["error"]?["message"]?.string }
    var errorField: String? {
        self["error"]?["details"]?.array?.first?["fieldViolations"]?.array?.first?["field"]?.string
    }
}
