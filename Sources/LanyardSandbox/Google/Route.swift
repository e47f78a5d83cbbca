/// What a path leads to.
enum Route: Equatable {
    case token
    case generateAccessToken(account: String)
    case tokenInfo
    case registry
    case project(String)

    init?(path: String) {
        switch path {
        case "/token": self = .token
        case "/tokeninfo", "/oauth2/v3/tokeninfo": self = .tokenInfo
        case "/v2/token": self = .registry
        default:
            let projects = "/v1/projects/"
            let id = path.dropFirst(projects.utf8.count)
            if path.hasPrefix(projects), !id.isEmpty, !id.contains("/"), !id.contains(":get") {
                self = .project(String(id))
                return
            }
            let start = "/v1/projects/-/serviceAccounts/"
            let end = ":generateAccessToken"
            guard path.hasPrefix(start), path.hasSuffix(end) else { return nil }
            let account = path.dropFirst(start.utf8.count).dropLast(end.utf8.count)
            guard !account.isEmpty, !account.contains("/") else { return nil }
            self = .generateAccessToken(account: String(account))
        }
    }

    var methods: [String] {
        switch self {
        case .token, .generateAccessToken: ["POST"]
        case .tokenInfo: ["GET", "POST"]
        case .registry, .project: ["GET"]
        }
    }

    var endpoint: Endpoint {
        switch self {
        case .token: .token
        case .generateAccessToken: .generateAccessToken
        case .tokenInfo: .tokeninfo
        case .registry: .registry
        case .project: .project
        }
    }
}

/// A place where faults can be put, by the name that `--fault` knows.
enum Endpoint: String, CaseIterable, Sendable {
    case token
    case generateAccessToken
    case tokeninfo
    case registry
    case project
}
