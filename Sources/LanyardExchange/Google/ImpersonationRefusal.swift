import LanyardCore

/// What a refusal of generateAccessToken means, and what to do about it.
struct ImpersonationRefusal {
    let serviceAccount: String
    let target: TokenTarget
    let payer: Payer
    let host: String

    private static let role = "roles/iam.serviceAccountTokenCreator"

    func failure(_ answer: HTTPAnswer, _ json: JSON) -> Failure {
        let status = answer.status
        let error = APIError(json)
        let text = visible(error?.message ?? json["error_description"]?.string ?? "no reason is given", limit: 1000)
        if RetryPolicy.isTransient(answer) {
            return RetryPolicy.passing(answer, from: host, text)
        }
        switch (status, error?.reason) {
        case (_, "SERVICE_DISABLED"): return disabled(error)
        case (_, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"):
            return Failure(
                "the login of \(payer.name) does not reach as far as impersonation: it lacks the scope cloud-platform",
                hint: payer.renewal,
                exitCode: .notPermitted
            )
        case (403, _) where isMissingRole(error): return missingRole
        case (403, _):
            return Failure("\(visible(host)) does not permit it: \(text)", hint: grant, exitCode: .notPermitted)
        case (401, _):
            return Failure(
                "\(visible(host)) does not accept the login of \(payer.name): \(text)",
                hint: payer.renewal,
                exitCode: .notPermitted
            )
        case (404, _): return unknownAccount
        case (400, _) where text.lowercased().contains("lifetime"): return lifetime(text)
        case (500..., _): return RetryPolicy.passing(answer, from: host, text)
        default:
            return Failure(
                "\(visible(host)) refused with status \(status): \(text)",
                hint: "check the account, --scopes, --delegates and --lifetime: Google calls the request wrong"
            )
        }
    }

    private func isMissingRole(_ error: APIError?) -> Bool {
        guard let error else { return false }
        return error.reason == "IAM_PERMISSION_DENIED" || error.metadata["permission"] != nil
            || (error.reason.isEmpty && error.message.contains("iam.serviceAccounts."))
    }

    private var missingRole: Failure {
        let chain =
            target.delegates.isEmpty ? "" : " through \(target.delegates.map { visible($0) }.joined(separator: ", "))"
        return Failure(
            "\(visible(serviceAccount)) may not be impersonated by \(payer.name)\(chain), or does not exist",
            hints: [grant, "a role that was granted a moment ago takes some minutes to be seen"],
            exitCode: .notPermitted
        )
    }

    /// The command that grants the role: to the payer on the target, or on the first account of the chain.
    private var grant: String {
        let account = target.delegates.first ?? serviceAccount
        guard let member = payer.member else {
            return "whoever \(payer.words) belongs to needs \(ImpersonationRefusal.role) on \(visible(account))"
        }
        return "gcloud iam service-accounts add-iam-policy-binding " + posixQuoted(account)
            + " --member=" + posixQuoted(member) + " --role=" + ImpersonationRefusal.role
    }

    private var unknownAccount: Failure {
        var hints: [String] = ["is its name written as Google has it?"]
        if let project = ServiceAccountEmail.parts(serviceAccount)?.project {
            hints = ["gcloud iam service-accounts list --project=" + posixQuoted(project)]
        }
        return Failure("there is no service account \(visible(serviceAccount))", hints: hints)
    }

    private func lifetime(_ text: String) -> Failure {
        Failure(
            "Google refused a lifetime of \(target.lifetime) s: \(text)",
            hints: [
                "ask for one hour: --lifetime 3600",
                "more needs the organisation policy constraints/iam.allowServiceAccountCredentialLifetimeExtension",
            ]
        )
    }

    /// The consumer is whose API is turned off: the login's project, not always the account's.
    private func disabled(_ error: APIError?) -> Failure {
        let service = error?.metadata["service"] ?? "iamcredentials.googleapis.com"
        var hints: [String] = []
        if let project = consumer(error), isHarmless(project), isHarmless(service) {
            hints.append("gcloud services enable \(service) --project=\(project)")
        } else {
            hints.append("enable it in the project that the login is counted for: gcloud services enable --help")
        }
        return Failure(
            "the API \(visible(service)) is not enabled"
                + (consumer(error).map { " in project \(visible($0))" } ?? ""),
            hints: hints,
            exitCode: .notPermitted
        )
    }

    private func consumer(_ error: APIError?) -> String? {
        if let consumer = error?.metadata["consumer"], consumer.hasPrefix("projects/") {
            return String(consumer.dropFirst("projects/".count))
        }
        return ServiceAccountEmail.parts(serviceAccount)?.project
    }

    /// A command in a hint is for typing: nothing from a server stands in it but names.
    private func isHarmless(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("-") && name.utf8.count < 100
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): true
                default: false
                }
            }
    }
}
