import LanyardCore

extension GoogleStandIn {
    /// `POST …:generateAccessToken` of the IAM Service Account Credentials API, version 1.
    func generateAccessToken(
        _ account: String,
        _ request: Request,
        _ expiry: ExpiryForm,
        _ state: inout State
    ) -> Reply {
        guard request.header("authorization") != nil else { return GoogleError.missingCredential }
        guard let bearer = request.authorization("Bearer"), let caller = state.tokens.live(bearer, now: now) else {
            return GoogleError.unauthenticated
        }
        guard caller.has(anyOf: "cloud-platform", "iam") else { return GoogleError.insufficientScope }
        let wish: AccessTokenWish
        switch AccessTokenWish.read(request) {
        case .failure(let problem): return problem.reply
        case .success(let read): wish = read
        }
        guard AccountForm.isAccount(account) else {
            return GoogleError.reply(
                400,
                "INVALID_ARGUMENT",
                "Invalid form of account ID \(visible(account, limit: 200)). Should be [Gaia ID |Email |Unique ID |] "
                    + "of the account"
            )
        }
        // Every link of the chain needs the role on the next one; the person is the only one who holds it here.
        guard caller.principal == login.account, (wish.delegates + [account]).allSatisfy(state.settings.allows) else {
            return GoogleError.permissionDenied
        }
        return mint(wish, for: account, expiry, &state)
    }

    private func mint(
        _ wish: AccessTokenWish,
        for account: String,
        _ expiry: ExpiryForm,
        _ state: inout State
    ) -> Reply {
        let lifetime = min(wish.lifetime, state.settings.lifetime ?? wish.lifetime)
        // Google's expireTime has whole seconds.
        let end = expiry == .past ? now / 1000 - 3600 : now / 1000 + lifetime
        let token = MintedToken(principal: account, scopes: wish.scopes, clientID: account, expiry: end * 1000)
        var members = [
            JSON.Member("accessToken", .string(state.tokens.mint(token, isServiceAccount: true)))
        ]
        if let text = expiry.text(seconds: end) { members.append(JSON.Member("expireTime", .string(text))) }
        return .json(.object(members))
    }
}
