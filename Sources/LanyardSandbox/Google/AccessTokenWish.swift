import LanyardCore

/// The body of a generateAccessToken request, read as strictly as Google reads it.
struct AccessTokenWish: Sendable {
    var scopes: [String] = []
    /// Seconds.
    var lifetime = 3600
    /// Addresses of service accounts.
    var delegates: [String] = []

    struct Problem: Error {
        var reply: Reply
    }

    static func read(_ request: Request) -> Result<AccessTokenWish, Problem> {
        do throws(Problem) {
            return .success(try wish(request))
        } catch {
            return .failure(error)
        }
    }

    private static func wish(_ request: Request) throws(Problem) -> AccessTokenWish {
        guard request.contentType == "application/json" else {
            throw Problem(
                reply: GoogleError.reply(400, "INVALID_ARGUMENT", "Invalid content type: application/json is expected.")
            )
        }
        let json: JSON
        do {
            json = try JSONReader.read(request.body)
        } catch {
            throw Problem(
                reply: GoogleError.reply(400, "INVALID_ARGUMENT", "Invalid JSON payload received. \(error.reason).")
            )
        }
        guard let members = json.members else {
            throw Problem(
                reply: GoogleError.badField("", "Invalid JSON payload received. Root element must be a message.")
            )
        }
        for member in members where !["scope", "lifetime", "delegates"].contains(member.name) {
            let name = visible(member.name, limit: 100)
            throw Problem(
                reply: GoogleError.badField(
                    "",
                    "Invalid JSON payload received. Unknown name \"\(name)\": Cannot find field."
                )
            )
        }
        var wish = AccessTokenWish()
        wish.scopes = try scopes(json["scope"])
        wish.lifetime = try seconds(json["lifetime"])
        wish.delegates = try accounts(json["delegates"])
        return wish
    }

    private static func scopes(_ value: JSON?) throws(Problem) -> [String] {
        guard let list = try texts(value, "scope"), !list.isEmpty else {
            throw Problem(reply: GoogleError.badField("scope", "Scope required."))
        }
        for scope in list where Scope.full(scope) != scope {
            throw Problem(
                reply: GoogleError.badField("scope", "Invalid OAuth scope: \(visible(scope, limit: 200))")
            )
        }
        return list
    }

    /// A `google.protobuf.Duration` in JSON: seconds and an `s`.
    private static func seconds(_ value: JSON?) throws(Problem) -> Int {
        guard let value, value != .null else { return 3600 }
        guard let text = value.string, text.hasSuffix("s"), let seconds = Int(text.dropLast()),
            text.first?.isNumber == true
        else {
            throw Problem(
                reply: GoogleError.badField(
                    "lifetime",
                    "Invalid value at 'lifetime' (type.googleapis.com/google.protobuf.Duration), \(visible(value.compact, limit: 100))"
                )
            )
        }
        guard seconds > 0 else {
            throw Problem(reply: GoogleError.badField("lifetime", "The access token lifetime must be positive."))
        }
        guard seconds <= 3600 else {
            throw Problem(
                reply: GoogleError.badField(
                    "lifetime",
                    "The access token lifetime cannot exceed 3600 seconds (1 hour) unless the organization policy "
                        + "constraint constraints/iam.allowServiceAccountCredentialLifetimeExtension allows the "
                        + "service account."
                )
            )
        }
        return seconds
    }

    private static func accounts(_ value: JSON?) throws(Problem) -> [String] {
        let prefix = "projects/-/serviceAccounts/"
        var accounts: [String] = []
        for name in try texts(value, "delegates") ?? [] {
            let account = String(name.dropFirst(prefix.utf8.count))
            guard name.hasPrefix(prefix), AccountForm.isAccount(account) else {
                throw Problem(
                    reply: GoogleError.badField("delegates", "Invalid resource name: \(visible(name, limit: 200))")
                )
            }
            accounts.append(account)
        }
        return accounts
    }

    /// A list of texts; nil where the field is missing or null, which gcloud sends.
    private static func texts(_ value: JSON?, _ field: String) throws(Problem) -> [String]? {
        guard let value, value != .null else { return nil }
        guard let elements = value.array, case let texts = elements.compactMap(\.string), texts.count == elements.count
        else {
            throw Problem(
                reply: GoogleError.badField(
                    field,
                    "Invalid value at '\(field)' (TYPE_STRING), \(visible(value.compact, limit: 100))"
                )
            )
        }
        return texts
    }
}
