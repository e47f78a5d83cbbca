/// gcloud's properties, as `gcloud config get` tells them: a variable `CLOUDSDK_SECTION_NAME` wins over the file of the
/// active configuration.
///
/// `auth/disable_ssl_validation` is read by nobody here, on purpose.
package struct GCloudProperties: Equatable, Sendable {
    /// What stands in the file.
    package var file: [INIValue]
    /// The variables whose names start with `CLOUDSDK_`.
    package var variables: [Variable]

    package struct Variable: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(file: [INIValue] = [], variables: [Variable] = []) {
        self.file = file
        self.variables = variables
    }

    /// A property's value; nil where it is unset or empty. An empty variable hides what the file says.
    package subscript(_ section: String, _ name: String) -> String? {
        let variable = GCloudProperties.variable(section, name)
        let value =
            variables.first { $0.name == variable }?.value
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
