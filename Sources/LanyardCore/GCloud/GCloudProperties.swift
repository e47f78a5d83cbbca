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
        value(section, name, GCloudProperties.variable(section, name))
    }

    private func value(_ section: String, _ name: String, _ variableName: String) -> String? {
        let value = variable(variableName) ?? file.first { $0.section == section && $0.name == name }?.value
        return value?.isEmpty == false ? value : nil
    }

    package static func variable(_ section: String, _ name: String) -> String {
        "CLOUDSDK_" + section.uppercased() + "_" + name.uppercased()
    }

    // The names of their variables are written out, for every credential helper asks for all of these.

    package var account: String? { value("core", "account", "CLOUDSDK_CORE_ACCOUNT") }
    package var project: String? { value("core", "project", "CLOUDSDK_CORE_PROJECT") }
    package var region: String? { value("compute", "region", "CLOUDSDK_COMPUTE_REGION") }
    package var impersonatedServiceAccount: String? {
        value("auth", "impersonate_service_account", "CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT")
    }
    /// The whole URL of the OAuth 2.0 token endpoint, where it is not Google's.
    package var tokenHost: String? { value("auth", "token_host", "CLOUDSDK_AUTH_TOKEN_HOST") }
    /// A credential file that gcloud uses in place of its login.
    package var credentialFileOverride: String? {
        value("auth", "credential_file_override", "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE")
    }
    package var certificateFile: String? {
        value("core", "custom_ca_certs_file", "CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE")
    }
    package var universe: String? { value("core", "universe_domain", "CLOUDSDK_CORE_UNIVERSE_DOMAIN") }
    package var proxyKind: String? { value("proxy", "type", "CLOUDSDK_PROXY_TYPE") }
    package var proxyHost: String? { value("proxy", "address", "CLOUDSDK_PROXY_ADDRESS") }
    package var proxyPort: String? { value("proxy", "port", "CLOUDSDK_PROXY_PORT") }
    /// The base URL of the API that makes tokens, where it is not Google's.
    package var iamCredentials: String? {
        value("api_endpoint_overrides", "iamcredentials", "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS")
    }

    /// The base URL of an API, where it is not Google's: `cloudresourcemanager`.
    package func endpointOverride(_ api: String) -> String? {
        self["api_endpoint_overrides", api]
    }
}
