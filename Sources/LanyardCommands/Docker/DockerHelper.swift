import LanyardCore
import LanyardSystem

/// `docker-credential-lanyard ACTION`: exit code 0 or 1, what failed in one line on standard output.
func runDockerHelper(action arguments: [String], in world: World, tokens: @escaping TokenProvider) -> ExitCode {
    let helper = DockerHelper(world: world, tokens: tokens)
    do throws(Failure) {
        guard arguments.count == 1, let action = arguments.first else {
            try world.print(DockerHelper.usage)
            return .failed
        }
        return try helper.run(action)
    } catch {
        return helper.refuse(error)
    }
}

struct DockerHelper {
    static let name = "docker-credential-lanyard"
    static let usage = "Usage: \(name) <store|get|erase|list|version>\n"

    /// Milliseconds; testcontainers gives up after 30 s.
    static let timeLimit = 25_000
    /// Seconds: a push is long, and Docker does not ask again within it.
    static let leastLife = Floor.docker.milliseconds / 1000
    /// Bytes of standard input; what is beyond is refused unread.
    private static let inputLimit = 1 << 20
    private static let serverHint = "send the registry's host on standard input, as in us-docker.pkg.dev"

    let world: World
    let tokens: TokenProvider

    private var registries: GoogleRegistries { GoogleRegistries(extra: world.environment["LANYARD_REGISTRIES"]) }

    func run(_ action: String) throws(Failure) -> ExitCode {
        switch action {
        case "get": return try get()
        case "store": return try store()
        case "erase": return try erase()
        case "list": try world.print(DockerCredential.list(DockerConfigFile(in: world).ourHosts))
        case "version", "--version", "-v": try world.print("\(DockerHelper.name) (lanyard) \(version)\n")
        case "--help", "-h": try world.print(DockerHelper.usage)
        default:
            throw Failure(
                "\(DockerHelper.name): unknown action: \(visible(action, limit: 100))",
                hint: "Docker starts it with one of: store, get, erase, list, version"
            )
        }
        return .done
    }

    /// One line where Docker looks, and the whole story where its user does: pull shows standard error only.
    func refuse(_ failure: Failure) -> ExitCode {
        let failure = failure.shortened
        _ = world.streams.write(Array((failure.message + "\n").utf8), .output)
        Report(world).failure(failure)
        return .failed
    }
}

extension DockerHelper {
    private func get() throws(Failure) -> ExitCode {
        let server = try server()
        // Before any file is read: Docker asks for every registry that it meets.
        guard let host = registries.host(server) else {
            try world.print(DockerCredential.notFound + "\n")
            return .failed
        }
        let query = TokenQuery(
            minimumSeconds: DockerHelper.leastLife,
            timeLimit: DockerHelper.timeLimit,
            registryHost: host.name
        )
        try world.print(DockerCredential.answer(try tokens(query, world).token, for: server))
        return .done
    }

    /// `docker login` stores what it has just been given. What came from here need not be kept; nothing else can be.
    private func store() throws(Failure) -> ExitCode {
        let input = world.streams.read(DockerHelper.inputLimit)
        guard input.count <= DockerHelper.inputLimit, let credential = DockerCredential(stored: input) else {
            throw Failure(
                "what Docker sent to be stored is not the JSON of its protocol",
                hint: "send one object: ServerURL, Username and Secret"
            )
        }
        guard let server = DockerCredential.server(Array(credential.server.utf8)), !server.isEmpty else {
            throw Failure(DockerCredential.noServer, hint: DockerHelper.serverHint)
        }
        guard !credential.username.isEmpty else {
            throw Failure(
                DockerCredential.noUsername,
                hint: "log in as the user of tokens: docker login -u \(DockerCredential.tokenUser) HOST"
            )
        }
        guard let host = registries.host(server) else {
            throw Failure(
                "lanyard keeps no credentials for \(visible(server, limit: 300))",
                hint: "take lanyard out of credsStore and credHelpers for it in Docker's config.json"
            )
        }
        guard credential.username == DockerCredential.tokenUser else {
            throw Failure(
                "lanyard keeps no password for \(host.name): it gives a token of its own, for \(DockerCredential.tokenUser)",
                hints: [
                    "lanyard docker login \(host.name)",
                    "or take lanyard away first: lanyard docker unconfigure \(host.name)",
                ]
            )
        }
        return .done
    }

    /// `docker logout` has nothing to take away: the token is every other tool's as well.
    private func erase() throws(Failure) -> ExitCode {
        _ = try server()
        return .done
    }

    private func server() throws(Failure) -> String {
        guard let server = DockerCredential.server(world.streams.read(DockerHelper.inputLimit)) else {
            throw Failure(
                "a registry's address is shorter than \(DockerCredential.lineLimit) bytes",
                hint: DockerHelper.serverHint
            )
        }
        guard !server.isEmpty else { throw Failure(DockerCredential.noServer, hint: DockerHelper.serverHint) }
        return server
    }
}

extension Failure {
    /// Below 64 KiB in all: some clients read standard error only when standard output has ended.
    fileprivate var shortened: Failure {
        Failure(
            visible(message, limit: 2048),
            hints: hints.prefix(5).map { visible($0, limit: 2048) },
            exitCode: exitCode,
            causes: causes.prefix(3).map { cause in
                Failure(
                    visible(cause.message, limit: 2048),
                    hints: cause.hints.prefix(3).map { visible($0, limit: 2048) }
                )
            }
        )
    }
}
