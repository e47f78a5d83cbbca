import LanyardCore
import LanyardSystem

/// Reading a credential file: what the sources that are files have in common.
struct CredentialFile {
    let path: String
    /// The command that writes it anew.
    let renewal: String
    let environment: Environment
    let files: Files

    /// Bytes; Google's files have some hundred.
    private static let limit = 1 << 16

    /// GOOGLE_CLOUD_QUOTA_PROJECT, else what the file says.
    private func quotaProject(of credential: Credential) throws(Failure) -> String? {
        guard let project = environment["GOOGLE_CLOUD_QUOTA_PROJECT"] ?? credential.quotaProject else { return nil }
        // It stands in a header: nothing may end the line there.
        guard project.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw Failure(
                "the quota project is no name of a project: \(visible(project, limit: 100))",
                hint: "unset GOOGLE_CLOUD_QUOTA_PROJECT, or mend quota_project_id in \(visible(path))"
            )
        }
        return project
    }

    /// - Parameter mayBeMissing: whether no file at all is as good as none named.
    func login(mayBeMissing: Bool) throws(SourceFailure) -> Login {
        let content: [UInt8]
        do throws(FileError) {
            content = try files.read(path, CredentialFile.limit)
        } catch {
            let failure = Failure(
                "no login is read from \(visible(path)): \(error.reason)",
                hints: mayBeMissing && error == .missing ? [] : [renewal],
                exitCode: .notPermitted
            )
            throw mayBeMissing && error == .missing ? .absent(failure) : .broken(failure)
        }
        let origin = "the login in \(visible(path))"
        do throws(Failure) {
            let credential = try Credential(content, origin: origin, renewal: renewal)
            return Login(
                user: try credential.user(),
                payer: Payer(email: credential.account, words: origin, renewal: renewal, path: path),
                quotaProject: try quotaProject(of: credential)
            )
        } catch {
            throw .broken(error)
        }
    }
}

/// GOOGLE_APPLICATION_CREDENTIALS: whoever sets it means it, so that a bad or missing file ends the search (AIP-4110).
struct NamedCredentialFile: TokenSource {
    let environment: Environment
    let files: Files

    func find() throws(SourceFailure) -> Login {
        guard let path = environment["GOOGLE_APPLICATION_CREDENTIALS"] else {
            throw .absent(Failure("GOOGLE_APPLICATION_CREDENTIALS is not set"))
        }
        let renewal = "GOOGLE_APPLICATION_CREDENTIALS names that file: unset it, or write the file anew"
        return try CredentialFile(path: path, renewal: renewal, environment: environment, files: files)
            .login(mayBeMissing: false)
    }
}

/// The file that `gcloud auth application-default login` writes.
struct WellKnownCredentialFile: TokenSource {
    let environment: Environment
    let files: Files

    func find() throws(SourceFailure) -> Login {
        guard let path = ApplicationDefaultFile.wellKnownPath(in: environment) else {
            throw .absent(Failure("without HOME there is no file of Application Default Credentials"))
        }
        let renewal = "gcloud auth application-default login"
        return try CredentialFile(path: path, renewal: renewal, environment: environment, files: files)
            .login(mayBeMissing: true)
    }
}

/// The file that LANYARD_SOURCE names.
struct ChosenCredentialFile: TokenSource {
    let path: String
    let environment: Environment
    let files: Files

    func find() throws(SourceFailure) -> Login {
        let renewal = "LANYARD_SOURCE names that file: unset it, or write the file anew"
        return try CredentialFile(path: path, renewal: renewal, environment: environment, files: files)
            .login(mayBeMissing: false)
    }
}
