/// What passes between Docker and a credential helper, as docker/docker-credential-helpers has it.
package struct DockerCredential: Equatable, Sendable {
    package var server: String
    package var username: String
    package var secret: String

    /// The user name with which Google's registries take an access token for a password.
    package static let tokenUser = "oauth2accesstoken"
    /// What clients take for "ask elsewhere, or nobody": trimmed, it must be all of the output.
    package static let notFound = "credentials not found in native keychain"
    package static let noServer = "no credentials server URL"
    package static let noUsername = "no credentials username"

    package init(server: String, username: String, secret: String) {
        self.server = server
        self.username = username
        self.secret = secret
    }

    /// Reads what `store` is sent; names in any case, as Go reads them. Nil: no such JSON.
    package init?(stored bytes: [UInt8]) {
        guard let members = (try? JSONReader.read(bytes))?.members else { return nil }
        self.init(server: "", username: "", secret: "")
        for member in members {
            let name = member.name.inLowerCase
            guard name == "serverurl" || name == "username" || name == "secret" else { continue }
            if member.value == .null { continue }
            guard let text = member.value.string else { return nil }
            switch name {
            case "serverurl": server = text
            case "username": username = text
            default: secret = text
            }
        }
    }

    /// What `get` prints for a token.
    package static func answer(_ token: AccessToken, for server: String) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(token.bytes.count + server.utf8.count + 128)
        line += "{\"ServerURL\":".utf8
        JSON.write(quoted: server.utf8, into: &line)
        line += ",\"Username\":".utf8
        JSON.write(quoted: tokenUser.utf8, into: &line)
        line += ",\"Secret\":".utf8
        JSON.write(quoted: token.bytes, into: &line)
        line += "}\n".utf8
        return line
    }

    /// What `list` prints: `{"host":"user"}`, never null.
    package static func list(_ hosts: [String]) -> String {
        JSON.object(hosts.map { JSON.Member($0, .string(tokenUser)) }).compact + "\n"
    }

    /// The registry's address of what `get` and `erase` are sent: line ends dropped, blanks around it trimmed. Nil: a
    /// line of 64 KiB or more.
    package static func server(_ input: [UInt8]) -> String? {
        guard input.count < lineLimit else { return nil }
        let line = input.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0d).contains(byte) }
        guard let first = line.firstIndex(where: { !isBlank($0) }), let last = line.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: line[first...last], as: UTF8.self)
    }

    /// Bytes; Go's line reader, on which every other helper stands, takes no more.
    package static let lineLimit = 1 << 16
}
