/// What `lanyard` asks of `lanyard-exchange`, one line of JSON on its standard input.
package enum ExchangeRequest: Equatable, Sendable {
    /// A token, from the Secret Service if one with at least the floor left is there, else from Google.
    case token(TokenCall)
    /// The tokens in the Secret Service: all, or those whose identity has that hash.
    case list(hash: String?)
    /// Forget tokens in the Secret Service: all, or one account's.
    case clear(serviceAccount: String?)
    /// Have the Secret Service ask somebody for its password, and wait for them, that many milliseconds at most.
    case unlock(timeLimit: Int)
    /// The number of a project.
    case projectNumber(ProjectCall)

    package struct ProjectCall: Equatable, Sendable {
        /// The project's id.
        package var project: String
        /// Milliseconds that network and retries may take in all.
        package var timeLimit: Int
        /// Whose login of gcloud shall ask (USER_ACCOUNT); nil: that of gcloud's active account.
        package var userAccount: String?

        package init(project: String, timeLimit: Int, userAccount: String? = nil) {
            self.project = project
            self.timeLimit = timeLimit
            self.userAccount = userAccount
        }
    }

    package struct TokenCall: Equatable, Sendable {
        package var identity: TokenIdentity
        /// How much life a cached token must have left.
        package var floor: Floor
        /// Milliseconds that keyring, network and retries may take in all.
        package var timeLimit: Int
        /// Look in the Secret Service before asking Google, and store what Google gives (`--no-cache`: false).
        package var usesCache: Bool
        /// Where the token is to be kept.
        package var store: StoreChoice
        /// Where the Secret Service is the store and is locked: answer just that, for there is somebody to unlock it.
        package var tellsLocked: Bool
        /// The folder of the lock that is held, where those who wait for the same token are told what came of it; nil:
        /// nobody waits.
        package var lockFolder: String?
        /// Whose login of gcloud shall pay (USER_ACCOUNT); nil: that of gcloud's active account.
        package var userAccount: String?

        package init(
            identity: TokenIdentity,
            floor: Floor,
            timeLimit: Int,
            usesCache: Bool = true,
            store: StoreChoice = .auto,
            userAccount: String? = nil,
            lockFolder: String? = nil,
            tellsLocked: Bool = false
        ) {
            self.identity = identity
            self.tellsLocked = tellsLocked
            self.userAccount = userAccount
            self.floor = floor
            self.timeLimit = timeLimit
            self.usesCache = usesCache
            self.store = store
            self.lockFolder = lockFolder
        }
    }
}

extension ExchangeRequest {
    package var json: JSON {
        switch self {
        case .token(let call):
            let identity = call.identity
            return [
                "version": .string(version), "action": "token",
                "account": .string(identity.target.serviceAccount ?? ""),
                "scopes": .array(identity.target.scopes.map { .string($0) }),
                "delegates": .array(identity.target.delegates.map { .string($0) }),
                "lifetime": .number(String(identity.target.lifetime)),
                "source": .string(String(decoding: identity.source, as: UTF8.self)),
                "universe": .string(identity.universe),
                "endpoints": .array(identity.endpoints.map { .string($0) }),
                "floor": .number(String(call.floor.milliseconds)), "isFloorExplicit": .bool(call.floor.isExplicit),
                "timeLimit": .number(String(call.timeLimit)),
                "usesCache": .bool(call.usesCache), "store": .string(call.store.rawValue),
                "userAccount": call.userAccount.map { .string($0) } ?? .null,
                "lockFolder": call.lockFolder.map { .string($0) } ?? .null,
                "tellsLocked": .bool(call.tellsLocked),
            ]
        case .list(let hash):
            return ["version": .string(version), "action": "list", "hash": JSON(optional: hash)]
        case .clear(let serviceAccount):
            return ["version": .string(version), "action": "clear", "account": .string(serviceAccount ?? "")]
        case .unlock(let timeLimit):
            return [
                "version": .string(version), "action": "unlock", "timeLimit": .number(String(timeLimit)),
            ]
        case .projectNumber(let call):
            return [
                "version": .string(version), "action": "projectNumber", "project": .string(call.project),
                "timeLimit": .number(String(call.timeLimit)),
                "userAccount": call.userAccount.map { .string($0) } ?? .null,
            ]
        }
    }

    /// Fails where the two programs are of different versions: half an upgrade must not guess.
    package init(json: JSON) throws(Failure) {
        guard json["version"]?.string == version else {
            throw Failure("lanyard and lanyard-exchange are of different versions", hint: "install both again")
        }
        let account = json["account"]?.string
        let serviceAccount = account?.isEmpty == false ? account : nil
        switch json["action"]?.string {
        case "list": self = .list(hash: json["hash"]?.string)
        case "clear": self = .clear(serviceAccount: serviceAccount)
        case "unlock":
            guard let timeLimit = json["timeLimit"]?.integer else {
                throw Failure("lanyard-exchange cannot read its request")
            }
            self = .unlock(timeLimit: timeLimit)
        case "projectNumber":
            guard let project = json["project"]?.string, let timeLimit = json["timeLimit"]?.integer else {
                throw Failure("lanyard-exchange cannot read its request")
            }
            self = .projectNumber(
                ProjectCall(project: project, timeLimit: timeLimit, userAccount: json["userAccount"]?.string)
            )
        case "token":
            guard let scopes = json["scopes"]?.array, let delegates = json["delegates"]?.array,
                let lifetime = json["lifetime"]?.integer, let source = json["source"]?.string,
                let universe = json["universe"]?.string, let endpoints = json["endpoints"]?.array,
                let floor = json["floor"]?.integer, let isExplicit = json["isFloorExplicit"]?.bool,
                let timeLimit = json["timeLimit"]?.integer,
                let usesCache = json["usesCache"]?.bool,
                let store = json["store"]?.string.flatMap({ StoreChoice(rawValue: $0) }),
                let tellsLocked = json["tellsLocked"]?.bool
            else { throw Failure("lanyard-exchange cannot read its request") }
            let target = TokenTarget(
                serviceAccount: serviceAccount,
                scopes: scopes.compactMap(\.string),
                delegates: delegates.compactMap(\.string),
                lifetime: lifetime
            )
            let identity = TokenIdentity(
                target: target,
                source: Array(source.utf8),
                universe: universe,
                endpoints: endpoints.compactMap(\.string)
            )
            self = .token(
                TokenCall(
                    identity: identity,
                    floor: Floor(milliseconds: floor, isExplicit: isExplicit),
                    timeLimit: timeLimit,
                    usesCache: usesCache,
                    store: store,
                    userAccount: json["userAccount"]?.string,
                    lockFolder: json["lockFolder"]?.string,
                    tellsLocked: tellsLocked
                )
            )
        default: throw Failure("lanyard-exchange cannot read its request")
        }
    }
}
