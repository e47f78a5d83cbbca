import Crypto
import FoundationEssentials
import LanyardCore
import NIOSSL
import SwiftASN1
import X509

/// A private key and the certificate that belongs to it.
struct Credential: Sendable {
    let key: P256.Signing.PrivateKey
    let certificate: Certificate

    /// Text of a PEM file (RFC 7468).
    func certificatePEM() throws -> String {
        try certificate.serializeAsPEM().pemString + "\n"
    }

    func keyPEM() -> String {
        key.pemRepresentation + "\n"
    }

    /// The certificate as `x5c` of a JWT wants it.
    func certificateDER() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return serializer.serializedBytes
    }

    func serverConfiguration() throws -> TLSConfiguration {
        let certificate = try NIOSSLCertificate(bytes: certificateDER(), format: .der)
        let key = try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der)
        return .makeServerConfiguration(certificateChain: [.certificate(certificate)], privateKey: .privateKey(key))
    }
}

/// A certificate authority that lives as long as the program: its key is in memory only.
struct ThrowAwayAuthority: Sendable {
    let root: Credential

    init() throws {
        let key = P256.Signing.PrivateKey()
        root = Credential(
            key: key,
            certificate: try Self.certificate(
                for: key,
                named: "Lanyard sandbox",
                issuer: nil,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                    Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                }
            )
        )
    }

    /// A certificate for a server that is reached under those names and on 127.0.0.1.
    func server(_ names: [String]) throws -> Credential {
        let alternatives =
            names.map { GeneralName.dnsName($0) }
            + [.ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))]
        return try issue(
            "sandbox.invalid",
            Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(alternatives)
            }
        )
    }

    /// A certificate whose key signs tokens.
    func signer() throws -> Credential {
        try issue(
            "Lanyard sandbox tokens",
            Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
            }
        )
    }

    private func issue(_ name: String, _ extensions: Certificate.Extensions) throws -> Credential {
        let key = P256.Signing.PrivateKey()
        let certificate = try Self.certificate(for: key, named: name, issuer: root, extensions: extensions)
        return Credential(key: key, certificate: certificate)
    }

    private static func certificate(
        for key: P256.Signing.PrivateKey,
        named name: String,
        issuer: Credential?,
        extensions: Certificate.Extensions
    ) throws -> Certificate {
        let subject = try DistinguishedName { CommonName(name) }
        let now = Date()
        return try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: .init(key.publicKey),
            // An hour back: a clock that is a little behind must not reject it.
            notValidBefore: now.addingTimeInterval(-3600),
            notValidAfter: now.addingTimeInterval(30 * 86_400),
            issuer: issuer?.certificate.subject ?? subject,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: .init(issuer?.key ?? key)
        )
    }
}
