import LanyardCore

extension GoogleStandIn {
    /// `GET /v2/token`: the realm of a container registry (Distribution, "Token Authentication Specification").
    func registryToken(_ request: Request, _ state: inout State) -> Reply {
        guard let fields = FormFields(request.query, mayRepeat: ["scope"]) else {
            return RegistryError.reply(400, "UNSUPPORTED", "The query cannot be read.")
        }
        guard let token = basicToken(request), state.tokens.live(token, now: now)?.has(anyOf: "cloud-platform") == true
        else {
            return RegistryError.reply(401, "UNAUTHORIZED", "authentication failed")
                .with("WWW-Authenticate", #"Basic realm="lanyard-sandbox""#)
        }
        guard let service = fields.nonEmpty("service"), service == PrivateRegistry.service else {
            return RegistryError.reply(400, "UNSUPPORTED", "No such service.")
        }
        var access: [JSON] = []
        for scope in fields.all("scope").flatMap({ $0.split(separator: " ") }) {
            guard let granted = RegistryScope(String(scope)) else {
                return RegistryError.reply(400, "NAME_INVALID", "Invalid scope: \(visible(String(scope), limit: 200))")
            }
            access.append(granted.json)
        }
        guard let text = try? signer.token(claims(service, access)) else {
            return RegistryError.reply(500, "UNKNOWN", "The token cannot be signed.")
        }
        let issued = RFC3339.text(seconds: now / 1000)
        return .json(["token": .string(text), "expires_in": 3600, "issued_at": .string(issued)])
    }

    /// The password of the user `oauth2accesstoken`.
    private func basicToken(_ request: Request) -> String? {
        guard let encoded = request.authorization("Basic"), let bytes = Base64.decode(encoded) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let user = "oauth2accesstoken:"
        return text.hasPrefix(user) ? String(text.dropFirst(user.utf8.count)) : nil
    }

    private func claims(_ service: String, _ access: [JSON]) -> JSON {
        let seconds = now / 1000
        return [
            "iss": .string(RegistryScope.issuer), "sub": "oauth2accesstoken", "aud": .string(service),
            "exp": .number(String(seconds + 3600)), "nbf": .number(String(seconds - 60)),
            "iat": .number(String(seconds)), "jti": .string(Randomness.text(bytes: 12)), "access": .array(access),
        ]
    }
}

/// Errors as registries write them (OCI distribution specification, "Error Codes").
enum RegistryError {
    static func reply(_ status: Int, _ code: String, _ message: String) -> Reply {
        .json(["errors": [["code": .string(code), "message": .string(message)]]], status: status)
    }
}

/// What a client wants to do, `repository:NAME:pull,push`.
struct RegistryScope {
    static let issuer = "lanyard-sandbox"

    private let type: String
    private let name: String
    private let actions: [String]

    init?(_ text: String) {
        guard let first = text.firstIndex(of: ":"), let last = text.lastIndex(of: ":"), first < last else { return nil }
        type = String(text[..<first])
        name = String(text[text.index(after: first)..<last])
        actions = text[text.index(after: last)...].split(separator: ",").map { String($0) }
        let allowed = type == "repository" ? ["pull", "push", "delete"] : type == "registry" ? ["*"] : []
        guard !name.isEmpty, actions.allSatisfy(allowed.contains) else { return nil }
    }

    var json: JSON {
        ["type": .string(type), "name": .string(name), "actions": .array(actions.map { .string($0) })]
    }
}
