import LanyardCore

extension GoogleStandIn {
    /// `POST /token`: an access token for a refresh token (RFC 6749, section 6).
    func refresh(_ request: Request, _ expiry: ExpiryForm, _ state: inout State) -> Reply {
        guard request.contentType == "application/x-www-form-urlencoded" else {
            return OAuthError.reply("invalid_request", "The content type must be application/x-www-form-urlencoded.")
        }
        guard request.query.isEmpty else {
            return OAuthError.reply("invalid_request", "Parameters belong into the body.")
        }
        guard let text = String(validating: request.body, as: UTF8.self), let form = FormFields(text) else {
            return OAuthError.reply("invalid_request", "The form cannot be read.")
        }
        guard let grant = form.nonEmpty("grant_type") else { return OAuthError.missing("grant_type") }
        guard grant == "refresh_token" else {
            return OAuthError.reply("unsupported_grant_type", "Invalid grant_type: \(visible(grant, limit: 100))")
        }
        guard let client = form.nonEmpty("client_id") else {
            return OAuthError.reply("invalid_request", "Could not determine client ID from request.")
        }
        guard client == login.clientID else {
            return OAuthError.reply("invalid_client", "The OAuth client was not found.", status: 401)
        }
        guard let secret = form.nonEmpty("client_secret") else {
            return OAuthError.reply("invalid_request", "client_secret is missing.")
        }
        guard secret == login.clientSecret else {
            return OAuthError.reply("invalid_client", "The provided client secret is invalid.", status: 401)
        }
        guard let token = form.nonEmpty("refresh_token") else { return OAuthError.missing("refresh_token") }
        guard token == login.refreshToken else { return OAuthError.reply("invalid_grant", "Bad Request") }
        let wished = form.nonEmpty("scope").map { $0.split(separator: " ").map { String($0) } } ?? login.scopes
        guard wished.allSatisfy(login.scopes.contains) else {
            return OAuthError.reply("invalid_scope", "Bad Request")
        }
        return grantAccess(to: wished, expiry, &state)
    }

    private func grantAccess(to scopes: [String], _ expiry: ExpiryForm, _ state: inout State) -> Reply {
        let lifetime = min(3599, state.settings.lifetime ?? 3599)
        let end = expiry == .past ? now - 3_600_000 : now + lifetime * 1000
        let minted = MintedToken(
            principal: login.account,
            scopes: scopes,
            clientID: login.clientID,
            expiry: end
        )
        let text = state.tokens.mint(minted, isServiceAccount: false)
        var members = [JSON.Member("access_token", .string(text))]
        switch expiry {
        case .none: break
        case .past: members.append(JSON.Member("expires_in", 0))
        case .usual, .offset: members.append(JSON.Member("expires_in", .number(String(lifetime))))
        // Some servers write the number as text, which clients have to take.
        case .fraction: members.append(JSON.Member("expires_in", .string(String(lifetime))))
        }
        members.append(JSON.Member("scope", .string(scopes.joined(separator: " "))))
        members.append(JSON.Member("token_type", "Bearer"))
        if scopes.contains("openid"), let identity = try? signer.token(identityClaims(lifetime)) {
            members.append(JSON.Member("id_token", .string(identity)))
        }
        return .json(.object(members))
    }

    private func identityClaims(_ lifetime: Int) -> JSON {
        [
            "iss": "https://accounts.google.com", "azp": .string(login.clientID), "aud": .string(login.clientID),
            "sub": "104729104729104729104", "hd": "domain.com", "email": .string(login.account),
            "email_verified": true, "iat": .number(String(now / 1000)),
            "exp": .number(String(now / 1000 + lifetime)),
        ]
    }
}
