import Crypto
import LanyardCore

/// Signs JSON Web Tokens (RFC 7519) with ES256.
struct Signer: Sendable {
    private let credential: Credential
    private let chain: JSON

    init(_ credential: Credential) throws {
        self.credential = credential
        // Standard base64 here, not base64url (RFC 7515, section 4.1.6).
        chain = [.string(Base64.standard(try credential.certificateDER()))]
    }

    func token(_ claims: JSON) throws -> String {
        let header: JSON = ["typ": "JWT", "alg": "ES256", "x5c": chain]
        let content = Base64.url(Array(header.compact.utf8)) + "." + Base64.url(Array(claims.compact.utf8))
        let signature = try credential.key.signature(for: Array(content.utf8))
        return content + "." + Base64.url(Array(signature.rawRepresentation))
    }
}
