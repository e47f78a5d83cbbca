import LanyardCore
import LanyardSystem

/// A person's access token for their refresh token.
struct Refresh {
    let client: PatientClient
    let endpoints: Endpoints

    struct Granted: Equatable {
        var token: AccessToken
        /// Milliseconds; nil where the server does not say it.
        var lifetime: Int?
        var receivedAt: Moment
        /// The address that an id_token names; empty where there is none.
        var email: String
    }

    /// - Parameter scopes: fewer than the login has; nil: all of them.
    func token(for login: Login, scopes: [String]? = nil) throws(Failure) -> Granted {
        let user = login.user
        let address = try endpoints.token(named: user.tokenURI, origin: user.origin)
        let request = HTTPRequest(
            address: address,
            headers: ["Content-Type: application/x-www-form-urlencoded"],
            body: user.form(scopes: scopes),
            secrets: [user.refreshToken, user.clientSecret]
        )
        let (answer, sentAt) = try client.send(request)
        let json = try answer.object(from: address.authority)
        guard answer.status == 200 else {
            throw RefreshRefusal(payer: login.payer, host: address.authority).failure(answer, json)
        }
        guard let token = json["access_token"]?.string.flatMap({ AccessToken($0) }) else {
            throw Failure(
                "\(visible(address.authority)) answered without a token",
                hint: "try again; is there a captive portal or proxy in between?",
                exitCode: .unavailable
            )
        }
        return Granted(
            token: token,
            lifetime: Refresh.lifetime(json["expires_in"]),
            receivedAt: sentAt,
            email: IDToken.email(in: json)
        )
    }

    /// `3599` or `"3599"`, in milliseconds.
    static func lifetime(_ json: JSON?) -> Int? {
        guard let seconds = json?.integer ?? json?.string.flatMap({ Int($0) }), (1...604_800).contains(seconds) else {
            return nil
        }
        return seconds * 1000
    }
}
