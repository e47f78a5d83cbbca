import CProcess
import LanyardCore
import LanyardSystem

/// The stand-in at work: server, folder, and what cleans up after them.
struct RunningSandbox {
    let folder: PrivateFolder
    let environment: SandboxEnvironment
    let authority: ThrowAwayAuthority
    private let server: HTTPSServer
    private let remains: Remains
    private let watchdog: Watchdog

    private static let hosts = [
        "localhost", "googleapis.com", "*.googleapis.com", "accounts.google.com", "metadata.google.internal",
    ]

    /// - Parameters:
    ///   - keptFolder: a folder that the caller names; nil: a temporary one, which goes at the end.
    ///   - ownsProcesses: whether whatever runs in the sandbox's environment ends with it.
    init(_ options: ServerOptions, keptFolder: String? = nil, ownsProcesses: Bool) throws(Failure) {
        let settings = try options.settings()
        lanyard_adopt_orphans()
        if let keptFolder {
            folder = try PrivateFolder(keptFolder)
        } else {
            folder = try PrivateFolder(temporaryIn: .live)
        }
        let namespace = Remains.namespacePrefix + Randomness.hexadecimal(bytes: 8)
        remains = Remains(
            folder: keptFolder == nil ? folder.path : "",
            namespace: namespace,
            ownsProcesses: ownsProcesses
        )
        watchdog = try Watchdog(remains)
        do throws(Failure) {
            let login = Login()
            let gcloud = GCloudFolder(folder: folder, login: login)
            try gcloud.write(withLogin: options.hasLogin)
            if options.hasADC { try gcloud.writeADC() }
            (authority, server) = try RunningSandbox.serve(options, login, settings)
            try folder.write(folder.certificates, RunningSandbox.pem(authority.root))
            environment = SandboxEnvironment(folder: folder, namespace: namespace, port: server.port)
        } catch {
            remains.removeFolder()
            watchdog.dismiss()
            throw error
        }
    }

    private static func serve(
        _ options: ServerOptions,
        _ login: Login,
        _ settings: Settings
    ) throws(Failure) -> (ThrowAwayAuthority, HTTPSServer) {
        do {
            let authority = try ThrowAwayAuthority()
            let signer = try Signer(authority.signer())
            let google = GoogleStandIn(
                login: login,
                signer: signer,
                clock: .live,
                settings: settings,
                verbose: options.verbose
            )
            let server = try HTTPSServer(port: options.port, certificate: authority.server(hosts)) { google.answer($0) }
            return (authority, server)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("cannot make certificates: \(visible(String(describing: error)))")
        }
    }

    private static func pem(_ credential: Credential) throws(Failure) -> String {
        do {
            return try credential.certificatePEM()
        } catch {
            throw Failure("cannot write a certificate: \(visible(String(describing: error)))")
        }
    }

    /// Ends servers and processes and removes keys and folder, in that order: a process that still ran could make new
    /// ones.
    func stop() {
        remains.endChildren(except: watchdog.owns)
        server.stop()
        remains.removeKeys()
        remains.removeFolder()
        watchdog.dismiss()
    }
}
