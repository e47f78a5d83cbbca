/// gcloud's properties, as `gcloud config get` tells them: a variable `CLOUDSDK_SECTION_NAME` wins over the file of the
/// active configuration.
///
/// `auth/disable_ssl_validation` is read by nobody here, on purpose.
package struct GCloudProperties: Sendable {
    /// What stands in the file.
    package var file: [INIValue]
    /// An environment variable, also an empty one. Asked for by name: of the few that matter, most are not set.
    private let variable: @Sendable (_ name: String) -> String?

    package init(file: [INIValue] = [], variable: @escaping @Sendable (_ name: String) -> String? = { _ in nil }) {
        self.file = file
        self.variable = variable
    }

    /// A property's value; nil where it is unset or empty. An empty variable hides what the file says.
    package subscript(_ section: String, _ name: String) -> String? {
        let value =
            variable(GCloudProperties.variable(section, name))
            ?? file.first { $0.section == section && $0.name == name }?.value
        return value?.isEmpty == false ? value : nil
    }

    package static func variable(_ section: String, _ name: String) -> String {
        "CLOUDSDK_" + section.uppercased() + "_" + name.uppercased()
    }

    package var account: String? { self["core", "account"] }
    package var project: String? { self["core", "project"] }
    package var region: String? { self["compute", "region"] }
    package var impersonatedServiceAccount: String? { self["auth", "impersonate_service_account"] }
    /// The whole URL of the OAuth 2.0 token endpoint, where it is not Google's.
    package var tokenHost: String? { self["auth", "token_host"] }
    /// A credential file that gcloud uses in place of its login.
    package var credentialFileOverride: String? { self["auth", "credential_file_override"] }
    package var certificateFile: String? { self["core", "custom_ca_certs_file"] }
    package var universe: String? { self["core", "universe_domain"] }

    /// The base URL of an API, where it is not Google's: `iamcredentials`, `cloudresourcemanager`.
    package func endpointOverride(_ api: String) -> String? {
        self["api_endpoint_overrides", api]
    }
}
