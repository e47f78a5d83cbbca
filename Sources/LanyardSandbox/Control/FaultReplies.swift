import LanyardCore

extension Fault {
    /// The answer that this fault gives in place of the right one; nil where the right one is needed first.
    func reply(at endpoint: Endpoint, _ login: Login) -> Reply? {
        switch self {
        case .status(let status):
            switch endpoint {
            case .token: Fault.oauth(status)
            case .registry: Fault.registry(status)
            case .generateAccessToken, .tokeninfo, .project: Fault.google(status)
            }
        case .invalidGrant: OAuthError.expiredLogin
        case .invalidRapt: OAuthError.reauthentication
        case .serviceDisabled: GoogleError.serviceDisabled(project: login.project)
        case .hang: Reply(status: 0, delivery: .hang)
        case .reset: Reply(status: 0, delivery: .reset)
        case .html:
            .text(
                "<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head><body>Welcome!</body></html>\n",
                type: "text/html; charset=UTF-8"
            )
        case .redirect:
            Reply(status: 302, headers: [("Location", "/redirected"), ("Content-Type", "text/html; charset=UTF-8")])
        case .empty: Reply(status: 200, headers: [("Content-Type", "application/json; charset=UTF-8")])
        case .halfJSON, .cut, .huge, .slow, .expiry: nil
        }
    }

    private static func google(_ status: Int) -> Reply {
        switch status {
        case 400: GoogleError.reply(400, "INVALID_ARGUMENT", "Request contains an invalid argument.")
        case 401: GoogleError.unauthenticated
        case 403: GoogleError.permissionDenied
        case 404: GoogleError.notFound
        case 408: GoogleError.reply(408, "DEADLINE_EXCEEDED", "The request timed out.")
        case 429:
            GoogleError.reply(
                429,
                "RESOURCE_EXHAUSTED",
                "Quota exceeded for quota metric 'Generate credentials requests' and limit 'Generate credentials "
                    + "requests per minute' of service 'iamcredentials.googleapis.com'."
            )
        case 503: GoogleError.reply(503, "UNAVAILABLE", "The service is currently unavailable.")
        case 504: GoogleError.reply(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.")
        default: GoogleError.reply(status, "INTERNAL", "Internal error encountered.")
        }
    }

    private static func registry(_ status: Int) -> Reply {
        switch status {
        case 401: RegistryError.reply(status, "UNAUTHORIZED", "authentication failed")
        case 403: RegistryError.reply(status, "DENIED", "Permission denied")
        case 404: RegistryError.reply(status, "NAME_UNKNOWN", "Repository not found")
        case 429: RegistryError.reply(status, "TOOMANYREQUESTS", "Quota exceeded")
        default: RegistryError.reply(status, "UNKNOWN", "Service error")
        }
    }

    /// The token endpoint has error codes of its own.
    private static func oauth(_ status: Int) -> Reply {
        switch status {
        case 400: OAuthError.reply("invalid_request", "Bad Request", status: status)
        case 401: OAuthError.reply("invalid_client", "The OAuth client was not found.", status: status)
        case 403: OAuthError.reply("access_denied", "Account Restricted", status: status)
        case 404: GoogleError.notFound
        case 429: OAuthError.reply("rate_limit_exceeded", "Rate Limit Exceeded", status: status)
        case 408, 503, 504: OAuthError.reply("temporarily_unavailable", "Backend Error", status: status)
        case 502: OAuthError.reply("server_error", "Backend Error", status: status)
        default: OAuthError.reply("internal_failure", "Backend Error", status: status)
        }
    }
}
