/// Which token is meant, as it was typed: what both ArgumentParser and the fast lane fill in.
package struct TokenWishes: Equatable, Sendable {
    package var serviceAccount: String?
    package var scopes: String?
    package var lifetime: String?
    package var delegates: String?
    package var minTTL: String?
    package var asUser = false
    package var file: String?

    package init() {}

    init(_ arguments: TokenArguments) {
        serviceAccount = arguments.serviceAccount
        scopes = arguments.scopes
        lifetime = arguments.lifetime
        delegates = arguments.delegates
        minTTL = arguments.minTTL
        asUser = arguments.asUser
        file = arguments.file
    }

    /// Takes one flag's value on the fast lane; false where it is no flag of ours.
    mutating func take(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "--service-account": serviceAccount = value
        case "--scopes": scopes = value
        case "--lifetime": lifetime = value
        case "--delegates": delegates = value
        case "--min-ttl": minTTL = value
        case "--file": file = value
        default: return false
        }
        return true
    }
}
