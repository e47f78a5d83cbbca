/// A token as it stands in a keyring: with its identity and with what it takes to know how long it still lives.
package struct CachedToken: Equatable, Sendable {
    package var token: AccessToken
    /// ``TokenIdentity/canonical`` of what was asked for.
    package var identity: String
    package var target: TokenTarget
    /// Who paid for it, for `status`: the e-mail address of the login, or the path of its file where it names none.
    package var principal: String
    /// Milliseconds from receipt to expiry: the server's expireTime less the server's Date, so that a wrong clock of
    /// ours changes nothing.
    package var lifetime: Int
    /// Milliseconds since 1970, by our clock, at receipt.
    package var receivedWall: Int
    /// Milliseconds since boot at receipt; it counts only while ``bootID`` is the same.
    package var receivedBoot: Int
    package var bootID: String

    package init(
        token: AccessToken,
        identity: String,
        target: TokenTarget,
        principal: String,
        lifetime: Int,
        receivedWall: Int,
        receivedBoot: Int,
        bootID: String
    ) {
        self.token = token
        self.identity = identity
        self.target = target
        self.principal = principal
        self.lifetime = lifetime
        self.receivedWall = receivedWall
        self.receivedBoot = receivedBoot
        self.bootID = bootID
    }
}

extension CachedToken {
    package var json: JSON {
        [
            "version": 1, "identity": .string(identity), "token": .string(token.secret),
            "account": .string(target.serviceAccount ?? ""), "scopes": .array(target.scopes.map { .string($0) }),
            "delegates": .array(target.delegates.map { .string($0) }), "asked": .number(String(target.lifetime)),
            "principal": .string(principal), "lifetime": .number(String(lifetime)),
            "wall": .number(String(receivedWall)), "boot": .number(String(receivedBoot)), "bootID": .string(bootID),
        ]
    }

    /// The payload of a keyring entry.
    package var payload: [UInt8] { Array(json.compact.utf8) }

    /// Nil where the entry is broken or another version's: that is a miss, never an error.
    package init?(payload: [UInt8]) {
        guard let json = try? JSONReader.read(payload) else { return nil }
        self.init(json: json)
    }

    package init?(json: JSON) {
        guard json["version"]?.integer == 1, let token = json["token"]?.string.flatMap({ AccessToken($0) }),
            let identity = json["identity"]?.string, let account = json["account"]?.string,
            let scopes = json["scopes"]?.array, let delegates = json["delegates"]?.array,
            let asked = json["asked"]?.integer, let principal = json["principal"]?.string,
            let lifetime = json["lifetime"]?.integer, let wall = json["wall"]?.integer,
            let boot = json["boot"]?.integer, let bootID = json["bootID"]?.string
        else { return nil }
        self.init(
            token: token,
            identity: identity,
            target: TokenTarget(
                serviceAccount: account.isEmpty ? nil : account,
                scopes: scopes.compactMap(\.string),
                delegates: delegates.compactMap(\.string),
                lifetime: asked
            ),
            principal: principal,
            lifetime: lifetime,
            receivedWall: wall,
            receivedBoot: boot,
            bootID: bootID
        )
    }
}
