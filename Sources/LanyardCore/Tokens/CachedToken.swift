/// A token as it stands in a keyring: with its identity and with what it takes to know how long it still lives.
package struct CachedToken: Equatable, Sendable {
    package var token: AccessToken
    /// ``TokenIdentity/canonical`` of what was asked for.
    package var identity: [UInt8]
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
        identity: [UInt8],
        principal: String,
        lifetime: Int,
        receivedWall: Int,
        receivedBoot: Int,
        bootID: String
    ) {
        self.token = token
        self.identity = identity
        self.principal = principal
        self.lifetime = lifetime
        self.receivedWall = receivedWall
        self.receivedBoot = receivedBoot
        self.bootID = bootID
    }

    /// What it was asked for, as the identity tells: only who lists tokens wants to know.
    package var target: TokenTarget { TokenTarget(canonical: identity) ?? TokenTarget(serviceAccount: nil) }
}

// MARK: - In a pipe

extension CachedToken {
    package var json: JSON {
        [
            "identity": .string(String(decoding: identity, as: UTF8.self)), "token": .string(token.secret),
            "principal": .string(principal), "lifetime": .number(String(lifetime)),
            "wall": .number(String(receivedWall)), "boot": .number(String(receivedBoot)), "bootID": .string(bootID),
        ]
    }

    package init?(json: JSON) {
        guard let token = json["token"]?.string.flatMap({ AccessToken($0) }),
            let identity = json["identity"]?.string, let principal = json["principal"]?.string,
            let lifetime = json["lifetime"]?.integer, let wall = json["wall"]?.integer,
            let boot = json["boot"]?.integer, let bootID = json["bootID"]?.string
        else { return nil }
        self.init(
            token: token,
            identity: Array(identity.utf8),
            principal: principal,
            lifetime: lifetime,
            receivedWall: wall,
            receivedBoot: boot,
            bootID: bootID
        )
    }
}
