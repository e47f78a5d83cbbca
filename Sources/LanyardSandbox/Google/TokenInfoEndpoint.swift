import LanyardCore

extension GoogleStandIn {
    /// `/tokeninfo?access_token=…`: whose token that is, what it may do and for how long.
    func tokenInfo(_ request: Request, _ state: inout State) -> Reply {
        let isForm = request.contentType == "application/x-www-form-urlencoded"
        let body = isForm ? String(decoding: request.body, as: UTF8.self) : ""
        let fields = FormFields(request.query + "&" + body)
        guard let text = fields?.nonEmpty("access_token") else {
            return OAuthError.reply("invalid_request", "Required parameter is missing")
        }
        guard let token = state.tokens.live(text, now: now) else {
            return OAuthError.reply("invalid_token", "Invalid Value")
        }
        var members = [
            JSON.Member("azp", .string(token.clientID)),
            JSON.Member("aud", .string(token.clientID)),
            JSON.Member("scope", .string(token.scopes.joined(separator: " "))),
            // Numbers are text here, as Google writes them.
            JSON.Member("exp", .string(String(token.expiry / 1000))),
            JSON.Member("expires_in", .string(String((token.expiry - now) / 1000))),
            JSON.Member("access_type", "online"),
        ]
        let tellsEmail = token.scopes.contains("email") || token.has(anyOf: "userinfo.email", "cloud-platform")
        if tellsEmail {
            members += [
                JSON.Member("email", .string(token.principal)), JSON.Member("email_verified", "true"),
            ]
        }
        return .json(.object(members))
    }
}
