import LanyardCore
import LanyardSystem

/// Whose certificates prove that a server is who it says: what is named, else the system's.
///
/// A folder of hashed names is read one certificate at a time, where the bundle of all of them costs 40 ms to parse:
/// the folder comes first.
struct TrustedCertificates: Equatable, Sendable {
    /// A PEM file with one or more certificates.
    var file: String?
    /// A folder as c_rehash(1) makes it.
    var folder: String?

    private static let folder = "/etc/ssl/certs"
    /// Where Debian, Fedora, openSUSE and Alpine keep their bundles.
    private static let bundles = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ]

    init(file: String? = nil, folder: String? = nil) {
        self.file = file
        self.folder = folder
    }

    /// gcloud's `core/custom_ca_certs_file`, else SSL_CERT_FILE and SSL_CERT_DIR, else the system's.
    init(gcloud: GCloudConfiguration, in world: World) throws(Failure) {
        if let named = gcloud.properties.certificateFile {
            try self.init(
                existing: named,
                "gcloud's core/custom_ca_certs_file",
                unset: "gcloud config unset core/custom_ca_certs_file",
                in: world
            )
            return
        }
        let environment = world.environment
        if let named = environment["SSL_CERT_FILE"] {
            try self.init(existing: named, "SSL_CERT_FILE", unset: "unset SSL_CERT_FILE", in: world)
            folder = environment["SSL_CERT_DIR"]
            return
        }
        if let named = environment["SSL_CERT_DIR"] {
            self.init(folder: named)
            return
        }
        try self.init(systemOf: world)
    }

    private init(existing path: String, _ origin: String, unset: String, in world: World) throws(Failure) {
        guard world.files.status(path, true)?.kind == .regular else {
            throw Failure(
                "\(origin) is \(visible(path)), where there is no such file",
                hint: "name a file of certificates (PEM) there, or trust the system's: " + unset
            )
        }
        self.init(file: path)
    }

    private init(systemOf world: World) throws(Failure) {
        if world.files.namesIfReadable(in: TrustedCertificates.folder).contains(where: { $0.hasSuffix(".0") }) {
            self.init(folder: TrustedCertificates.folder)
        } else if let bundle = TrustedCertificates.bundles.first(where: { world.files.status($0, true) != nil }) {
            self.init(file: bundle)
        } else {
            throw Failure(
                "this machine trusts no certificates: \(TrustedCertificates.folder) is empty",
                hint: "sudo apt-get install ca-certificates",
                exitCode: .unavailable
            )
        }
    }
}
