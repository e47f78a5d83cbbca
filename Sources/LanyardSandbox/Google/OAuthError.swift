import LanyardCore

/// Errors as Google's token endpoint writes them: RFC 6749, section 5.2.
enum OAuthError {
    static func reply(_ code: String, _ description: String, status: Int = 400, extra: [JSON.Member] = []) -> Reply {
        let members = [
            JSON.Member("error", .string(code)), JSON.Member("error_description", .string(description)),
        ]
        let reply = Reply.json(.object(members + extra), status: status)
        guard status == 401 else { return reply }
        return reply.with("WWW-Authenticate", #"Bearer realm="https://accounts.google.com/""#)
    }

    static var expiredLogin: Reply { reply("invalid_grant", "Token has been expired or revoked.") }

    /// The organisation wants the person to prove again who they are.
    static var reauthentication: Reply {
        reply(
            "invalid_grant",
            "reauth related error (invalid_rapt)",
            extra: [
                JSON.Member("error_uri", "https://support.google.com/a/answer/9368756"),
                JSON.Member("error_subtype", "invalid_rapt"),
            ]
        )
    }

    static func missing(_ parameter: String) -> Reply {
        reply("invalid_request", "Missing required parameter: \(parameter)")
    }
}
