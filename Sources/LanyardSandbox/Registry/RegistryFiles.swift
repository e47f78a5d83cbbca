import LanyardCore

/// What the registry reads at its start: its configuration, its certificate and the key of that.
struct RegistryFiles {
    let folder: PrivateFolder

    var configuration: String { path("config.yml") }

    private func path(_ name: String) -> String {
        folder.path + "/registry/" + name
    }

    /// The one key that has to be in a file: 0600, in a folder of 0700, gone at the end.
    func writeCertificate(_ authority: ThrowAwayAuthority) throws(Failure) {
        let certificate: String
        let key: String
        do {
            let credential = try authority.server(["localhost"])
            certificate = try credential.certificatePEM()
            key = credential.keyPEM()
        } catch {
            throw Failure("cannot make a certificate: \(visible(String(describing: error)))")
        }
        try folder.write(path("certificate.pem"), certificate)
        try folder.write(path("key.pem"), key)
    }

    func writeConfiguration(port: Int, realm: String) throws(Failure) {
        // JSON is YAML.
        let configuration: JSON = [
            "version": .number("0.1"),
            "log": ["level": "warn", "accesslog": ["disabled": true]],
            "storage": [
                "filesystem": ["rootdirectory": .string(path("storage"))],
                "delete": ["enabled": true],
            ],
            "http": [
                "addr": .string("127.0.0.1:\(port)"),
                "secret": .string(Randomness.hexadecimal(bytes: 16)),
                "tls": ["certificate": .string(path("certificate.pem")), "key": .string(path("key.pem"))],
            ],
            "auth": [
                "token": [
                    "realm": .string(realm), "service": .string(PrivateRegistry.service),
                    "issuer": .string(RegistryScope.issuer), "rootcertbundle": .string(folder.certificates),
                ]
            ],
        ]
        try folder.write(self.configuration, configuration.pretty)
    }
}
