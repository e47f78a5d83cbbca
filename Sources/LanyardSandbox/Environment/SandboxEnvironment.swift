import LanyardCore
import LanyardSystem

/// The variables that point every tool at the sandbox, and those that would point it elsewhere.
struct SandboxEnvironment {
    let folder: PrivateFolder
    let namespace: String
    let port: Int

    var url: String { "https://127.0.0.1:\(port)" }

    /// What gcloud, Lanyard and every TLS client need: what `serve` prints.
    var endpoints: [(name: String, value: String)] {
        [
            ("CLOUDSDK_CONFIG", folder.gcloud),
            ("CLOUDSDK_AUTH_TOKEN_HOST", url + "/token"),
            ("CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS", url + "/"),
            ("CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDRESOURCEMANAGER", url + "/"),
            ("CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE", folder.certificates),
            ("CLOUDSDK_CORE_CHECK_GCE_METADATA", "0"),
            ("CLOUDSDK_CORE_DISABLE_USAGE_REPORTING", "1"),
            ("CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK", "1"),
            ("CLOUDSDK_SURVEY_DISABLE_PROMPTS", "1"),
            ("SSL_CERT_FILE", folder.certificates),
            ("REQUESTS_CA_BUNDLE", folder.certificates),
            ("LANYARD_SANDBOX_URL", url),
            ("LANYARD_KEYRING", namespace),
        ]
    }

    /// What `run` sets besides: a home that nobody else has.
    var home: [(name: String, value: String)] {
        [
            ("HOME", folder.home),
            ("XDG_RUNTIME_DIR", folder.runtime),
            ("XDG_CONFIG_HOME", folder.home + "/.config"),
            ("XDG_DATA_HOME", folder.home + "/.local/share"),
            ("XDG_STATE_HOME", folder.home + "/.local/state"),
            ("XDG_CACHE_HOME", folder.home + "/.cache"),
        ]
    }

    /// The caller's environment without what redirects, and with what the sandbox sets.
    ///
    /// - Parameter programs: the folder that PATH shall name first.
    func forCommand(_ caller: Environment, programs: String) -> Environment {
        var environment = caller
        environment.keep { !Redirection.isOne($0) }
        for (name, value) in endpoints + home { environment[name] = value }
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        environment["PATH"] = path == programs || path.hasPrefix(programs + ":") ? path : programs + ":" + path
        return environment
    }
}
