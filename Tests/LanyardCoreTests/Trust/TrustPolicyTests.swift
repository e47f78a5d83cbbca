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
        "What makes zsh or fish run code is known",
        arguments: [
            "PROMPT", "PROMPT2", "PROMPT3", "PROMPT4", "prompt", "RPROMPT", "RPROMPT2", "RPS1", "RPS2", "SPROMPT",
            "PSVAR", "psvar", "FPATH", "fpath", "path", "CDPATH", "cdpath", "MODULE_PATH", "module_path", "NULLCMD",
            "READNULLCMD", "HISTFILE", "precmd_functions", "chpwd_functions", "fish_user_paths", "fish_function_path",
            "fish_greeting",
        ]
    )
    func shells(name: String) {
        #expect(TrustPolicy.isRedirecting(name))
    }

    @Test(
        "What makes a tool run code is known",
        arguments: [
            "INPUTRC", "BOTO_CONFIG", "PERL5OPT", "PERL5LIB", "RUBYOPT", "JAVA_TOOL_OPTIONS", "PAGER", "EDITOR",
            "VISUAL", "BROWSER", "GCONV_PATH",
        ]
    )
    func tools(name: String) {
        #expect(TrustPolicy.isRedirecting(name))
    }

    @Test(
        "What says who one is and where one works is free",
        arguments: [
            "PROJECT_ID", "REGION", "PSYCHE", "PS", "CLOUDSDK_CORE_PROJECT", "CLOUDSDK_COMPUTE_REGION",
            "LANYARD_SERVICE_ACCOUNT", "LANYARD_SCOPES", "LANYARD_LIFETIME", "LANYARD_MIN_TTL", "ENVIRONMENT",
            "MY_PATH", "PROMPTS", "PROMPT5", "CLOUD_FUNCTIONS", "functions", "fisherman", "MODEL_EDITOR",
        ]
    )
    func free(name: String) {
        #expect(!TrustPolicy.isRedirecting(name))
    }
}
