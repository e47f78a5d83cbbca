import LanyardCore

/// Errors as Google's APIs write them: AIP-193 in its JSON form.
enum GoogleError {
    static func reply(_ code: Int, _ status: String, _ message: String, details: [JSON] = []) -> Reply {
        var error: [JSON.Member] = [
            JSON.Member("code", .number(String(code))),
            JSON.Member("message", .string(message)),
            JSON.Member("status", .string(status)),
        ]
        if !details.isEmpty { error.append(JSON.Member("details", .array(details))) }
        let reply = Reply.json(["error": .object(error)], status: code)
        guard code == 401 else { return reply }
        return reply.with("WWW-Authenticate", #"Bearer realm="https://accounts.google.com/", error="invalid_token""#)
    }

    /// `google.rpc.ErrorInfo`: why, for programs.
    static func info(_ reason: String, domain: String, metadata: JSON = [:]) -> JSON {
        [
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": .string(reason),
            "domain": .string(domain), "metadata": metadata,
        ]
    }

    /// 400 that names the field at fault.
    static func badField(_ field: String, _ description: String) -> Reply {
        let violation: JSON = ["field": .string(field), "description": .string(description)]
        return reply(
            400,
            "INVALID_ARGUMENT",
            description,
            details: [["@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]]]
        )
    }

    static let method: JSON = [
        "service": "iamcredentials.googleapis.com",
        "method": "google.iam.credentials.v1.IAMCredentials.GenerateAccessToken",
    ]

    static var unauthenticated: Reply {
        reply(
            401,
            "UNAUTHENTICATED",
            "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other "
                + "valid authentication credential. See "
                + "https://developers.google.com/identity/sign-in/web/devconsole-project.",
            details: [info("ACCESS_TOKEN_TYPE_UNSUPPORTED", domain: "googleapis.com", metadata: method)]
        )
    }

    static var missingCredential: Reply {
        reply(
            401,
            "UNAUTHENTICATED",
            "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or "
                + "other valid authentication credential. See "
                + "https://developers.google.com/identity/sign-in/web/devconsole-project.",
            details: [info("CREDENTIALS_MISSING", domain: "googleapis.com", metadata: method)]
        )
    }

    static var insufficientScope: Reply {
        reply(
            403,
            "PERMISSION_DENIED",
            "Request had insufficient authentication scopes.",
            details: [info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", domain: "googleapis.com", metadata: method)]
        )
    }

    static var permissionDenied: Reply {
        reply(
            403,
            "PERMISSION_DENIED",
            "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
            details: [
                info(
                    "IAM_PERMISSION_DENIED",
                    domain: "iam.googleapis.com",
                    metadata: ["permission": "iam.serviceAccounts.getAccessToken"]
                )
            ]
        )
    }

    static func serviceDisabled(project: String) -> Reply {
        let page =
            "https://console.developers.google.com/apis/api/iamcredentials.googleapis.com/overview?project="
            + project
        return reply(
            403,
            "PERMISSION_DENIED",
            "IAM Service Account Credentials API has not been used in project \(project) before or it is disabled. "
                + "Enable it by visiting \(page) then retry. If you enabled this API recently, wait a few minutes for "
                + "the action to propagate to our systems and retry.",
            details: [
                info(
                    "SERVICE_DISABLED",
                    domain: "googleapis.com",
                    metadata: [
                        "service": "iamcredentials.googleapis.com", "consumer": .string("projects/" + project),
                        "containerInfo": .string(project), "activationUrl": .string(page),
                        "serviceTitle": "IAM Service Account Credentials API",
                    ]
                ),
                [
                    "@type": "type.googleapis.com/google.rpc.Help",
                    "links": [["description": "Google developers console API activation", "url": .string(page)]],
                ],
            ]
        )
    }

    static var notFound: Reply { reply(404, "NOT_FOUND", "Requested entity was not found.") }

    static func wrongMethod(allowed: [String]) -> Reply {
        reply(405, "UNIMPLEMENTED", "Method Not Allowed").with("Allow", allowed.joined(separator: ", "))
    }

    static var tooLarge: Reply {
        reply(413, "INVALID_ARGUMENT", "Request payload size exceeds the limit: \(Request.bodyLimit) bytes.")
    }
}
