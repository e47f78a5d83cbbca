import LanyardCore
import LanyardSystem

/// A service account's token for somebody who may have it: generateAccessToken of the IAM Credentials API.
struct Impersonation {
    let client: PatientClient
    let endpoints: Endpoints
    let target: TokenTarget
    let payer: Payer
    /// The project that the call is counted for; nil: that of the login.
    let quotaProject: String?

    /// For an answer that Google itself does not give.
    static let wrongServer = "try again; is that Google's server? gcloud config list api_endpoint_overrides/"

    struct Granted: Equatable {
        var token: AccessToken
        /// Milliseconds, from `receivedAt` on.
        var lifetime: Int
        var receivedAt: Moment
    }

    func token(of serviceAccount: String, paidWith login: AccessToken) throws(Failure) -> Granted {
        guard let address = endpoints.accountMethod("generateAccessToken", serviceAccount: serviceAccount) else {
            throw Failure(
                "\(visible(serviceAccount)) is no name of a service account",
                hint: "name it in full: NAME@PROJECT.iam.gserviceaccount.com",
                exitCode: .usage
            )
        }
        var headers = ["Authorization: Bearer " + login.secret, "Content-Type: application/json"]
        if let quotaProject { headers.append("x-goog-user-project: " + quotaProject) }
        let request = HTTPRequest(
            address: address,
            headers: headers,
            body: Array(body.compact.utf8),
            secrets: [login.secret]
        )
        let (answer, sentAt) = try client.send(request)
        let json = try answer.object(from: address.authority)
        guard answer.status == 200 else {
            let refusal = ImpersonationRefusal(
                serviceAccount: serviceAccount,
                target: target,
                payer: payer,
                host: address.authority
            )
            throw refusal.failure(answer, json)
        }
        let (token, lifetime) = try read(json, answer, address.authority)
        return Granted(token: token, lifetime: lifetime, receivedAt: sentAt)
    }

    private var body: JSON {
        [
            "scope": .array(target.scopes.map { .string($0) }),
            "lifetime": .string(String(target.lifetime) + "s"),
            "delegates": .array(target.delegates.map { .string("projects/-/serviceAccounts/" + $0) }),
        ]
    }

    private func read(
        _ json: JSON,
        _ answer: HTTPAnswer,
        _ host: String
    ) throws(Failure) -> (AccessToken, lifetime: Int) {
        guard let token = json["accessToken"]?.string.flatMap({ AccessToken($0) }) else {
            throw Failure(
                "\(visible(host)) answered without a token",
                hint: Impersonation.wrongServer,
                exitCode: .unavailable
            )
        }
        let text = json["expireTime"]?.string ?? ""
        guard let expiry = RFC3339.milliseconds(text) else {
            throw Failure(
                "\(visible(host)) answered with a token whose expiry cannot be read: \"\(visible(text, limit: 100))\"",
                hint: Impersonation.wrongServer,
                exitCode: .unavailable
            )
        }
        // Two times by one clock, the server's: ours may be wrong.
        let now = answer.serverTime.map { $0 * 1000 } ?? client.clock.now().wall
        guard expiry > now else {
            throw Failure(
                "\(visible(host)) answered with a token that has expired already (at \(visible(text, limit: 100)))",
                hint: Impersonation.wrongServer,
                exitCode: .unavailable
            )
        }
        // Google gives no longer life than what was asked for; where the two times disagree with that (no Date, and a
        // clock of ours that is slow; a Date that a proxy kept), a token would outlive itself here.
        return (token, min(expiry - now, target.lifetime * 1000))
    }
}
