import LanyardCore
import LanyardSystem

/// gcloud's own login: of USER_ACCOUNT if gcloud has it, else of its active account.
struct GCloudLogin: TokenSource {
    let gcloud: GCloudConfiguration
    let userAccount: String?
    let environment: Environment
    let files: Files

    func find() throws(SourceFailure) -> Login {
        if let path = gcloud.properties.credentialFileOverride { return try overriding(path) }
        guard let folder = gcloud.folder else { throw .absent(Failure("without HOME there is no login of gcloud")) }
        let path = folder + "/credentials.db"
        guard let status = files.status(path, true) else {
            throw .absent(Failure("gcloud has no login: there is no \(visible(path))"))
        }
        guard status.kind == .regular else {
            throw .broken(Failure("\(visible(path)) is not a regular file", exitCode: .notPermitted))
        }
        do throws(Failure) {
            let database = CredentialsDatabase(path: path)
            if let login = try login(in: database) { return login }
        } catch {
            throw .broken(error)
        }
        let wanted = [userAccount, gcloud.properties.account].compactMap { $0 }
        let whose = wanted.isEmpty ? "active account" : wanted.map { visible($0) }.joined(separator: " or ")
        throw .absent(Failure(wanted.isEmpty ? "gcloud has no \(whose)" : "gcloud has no login of \(whose)"))
    }

    private func login(in database: CredentialsDatabase) throws(Failure) -> Login? {
        let active = gcloud.properties.account
        if let userAccount, let content = try database.credential(of: userAccount) {
            return try login(of: userAccount, content)
        }
        guard let active, active != userAccount, let content = try database.credential(of: active) else { return nil }
        var found = try login(of: active, content)
        if let userAccount {
            found.notes.append(
                "gcloud has no login of \(visible(userAccount)): that of \(visible(active)) pays for the token"
            )
        }
        return found
    }

    private func login(of account: String, _ content: [UInt8]) throws(Failure) -> Login {
        let origin = "gcloud's login of \(visible(account))"
        let renewal = "gcloud auth login " + posixQuoted(account)
        let user = try Credential(content, origin: origin, renewal: renewal).user()
        return Login(user: user, payer: Payer(email: account, words: origin, renewal: renewal))
    }

    /// `auth/credential_file_override`: gcloud itself asks nothing but that file then.
    private func overriding(_ path: String) throws(SourceFailure) -> Login {
        let variable = GCloudProperties.variable("auth", "credential_file_override")
        let renewal =
            environment[variable] == nil ? "gcloud config unset auth/credential_file_override" : "unset " + variable
        return try CredentialFile(path: path, renewal: renewal, environment: environment, files: files)
            .login(mayBeMissing: false)
    }
}
