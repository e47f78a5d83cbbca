import LanyardCore
import Testing

@Suite("Which variables a project may set")
struct TrustPolicyTests {
    @Test(
        "What redirects credentials or runs code is known",
        arguments: [
            "PATH", "IFS", "LD_PRELOAD", "BASH_ENV", "ENV", "PROMPT_COMMAND", "PS1", "PS4", "ZDOTDIR", "PYTHONPATH",
            "GIT_SSH_COMMAND", "SSH_AUTH_SOCK", "NODE_OPTIONS", "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME", "HOME",
            "DOCKER_HOST", "KUBECONFIG", "HTTPS_PROXY", "https_proxy", "SSL_CERT_FILE", "AWS_CA_BUNDLE",
            "GCE_METADATA_HOST", "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_EXTERNAL_ACCOUNT_X", "CLOUDSDK_CONFIG",
            "LANYARD_SOURCE", "LANYARD_STORE",
        ]
    )
    func redirecting(name: String) {
        #expect(TrustPolicy.isRedirecting(name))
    }

    @Test(
        "What says who one is and where one works is free",
        arguments: [
            "PROJECT_ID", "REGION", "PSYCHE", "PS", "CLOUDSDK_CORE_PROJECT", "CLOUDSDK_COMPUTE_REGION",
            "LANYARD_SERVICE_ACCOUNT", "LANYARD_SCOPES", "LANYARD_LIFETIME", "LANYARD_MIN_TTL", "ENVIRONMENT",
            "MY_PATH",
        ]
    )
    func free(name: String) {
        #expect(!TrustPolicy.isRedirecting(name))
    }
}
