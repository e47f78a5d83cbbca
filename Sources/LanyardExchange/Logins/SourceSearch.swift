import LanyardCore
import LanyardSystem

/// The login that pays, by LANYARD_SOURCE.
struct SourceSearch {
    let choice: SourceChoice
    let gcloud: GCloudConfiguration
    /// USER_ACCOUNT.
    let userAccount: String?
    let world: World

    /// In the order in which they are asked. (The metadata server, the last of all, is not among them yet.)
    private var sources: [any TokenSource] {
        let environment = world.environment
        let files = world.files
        let named = NamedCredentialFile(environment: environment, files: files)
        let login = GCloudLogin(gcloud: gcloud, userAccount: userAccount, environment: environment, files: files)
        let wellKnown = WellKnownCredentialFile(environment: environment, files: files)
        switch choice {
        case .auto: return [named, login, wellKnown]
        case .adc: return [named, wellKnown]
        case .gcloud: return [login]
        case .metadata: return []
        case .file(let path): return [ChosenCredentialFile(path: path, environment: environment, files: files)]
        }
    }

    /// The first login that is there; every attempt is told where none is.
    func find() throws(Failure) -> Login {
        if choice == .metadata {
            throw Failure(
                "LANYARD_SOURCE is metadata, which is not supported yet",
                hint: "log in, and unset LANYARD_SOURCE: gcloud auth login",
                exitCode: .notPermitted
            )
        }
        var attempts: [Failure] = []
        for source in sources {
            do throws(SourceFailure) {
                return try source.find()
            } catch {
                switch error {
                case .absent(let failure): attempts.append(failure)
                case .broken(let failure): throw failure
                }
            }
        }
        throw Failure("no login of Google's is found", hint: remedy, exitCode: .notPermitted, causes: attempts)
    }

    private var remedy: String {
        // Neither gcloud nor we would know where a login stands.
        if gcloud.folder == nil { return "export HOME=/home/you" }
        if choice == .adc { return "gcloud auth application-default login" }
        return "gcloud auth login" + (userAccount.map { " " + posixQuoted($0) } ?? "")
    }
}
