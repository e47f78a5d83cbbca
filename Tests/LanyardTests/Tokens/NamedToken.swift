import LanyardCore

extension AccessToken {
    /// A token whose text is known to be one.
    static func named(_ text: String) -> AccessToken {
        guard let token = AccessToken(text) else { preconditionFailure("\(text) is no token") }
        return token
    }
}
