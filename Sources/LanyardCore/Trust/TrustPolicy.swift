/// Which variables a project's env.sh may set before its owner has been asked.
package enum TrustPolicy {
    /// What Lanyard itself takes from a project's env.sh: who one is and where one works.
    package static let settingsOfProject = [
        "USER_ACCOUNT", "PROJECT_ID", "REGION", "SERVICE_ACCOUNT",
        "LANYARD_SERVICE_ACCOUNT", "LANYARD_SCOPES", "LANYARD_LIFETIME", "LANYARD_MIN_TTL",
    ]

    private static let names = [
        "PATH", "IFS", "BASH_ENV", "ENV", "PROMPT_COMMAND", "ZDOTDIR", "HOME", "CDPATH", "HISTFILE", "INPUTRC",
        "KUBECONFIG", "GOOGLE_APPLICATION_CREDENTIALS", "BOTO_CONFIG", "BOTO_PATH", "GCONV_PATH",
    ]

    /// zsh: prompts that run commands, where functions and modules are found, what runs for a bare redirection.
    /// The names in small letters are tied to the others.
    private static let namesOfZsh = [
        "PROMPT", "PROMPT2", "PROMPT3", "PROMPT4", "prompt", "RPROMPT", "RPROMPT2", "RPS1", "RPS2", "SPROMPT",
        "PSVAR", "psvar", "FPATH", "fpath", "path", "cdpath", "MODULE_PATH", "module_path", "NULLCMD", "READNULLCMD",
    ]

    /// Programs that tools start, and options that make interpreters load code.
    private static let namesOfTools = [
        "EDITOR", "VISUAL", "PAGER", "MANPAGER", "BROWSER", "LESSOPEN", "LESSCLOSE", "NODE_OPTIONS", "NODE_PATH",
        "PERL5OPT", "PERL5LIB", "PERL5DB", "RUBYOPT", "RUBYLIB", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS",
        "_JAVA_OPTIONS",
    ]

    private static let prefixes = [
        "LD_", "PYTHON", "GIT_", "SSH_", "DBUS_", "XDG_", "DOCKER_", "SSL", "GCE_METADATA_",
        "GOOGLE_EXTERNAL_ACCOUNT_", "fish_",
    ]

    private static let suffixes = ["_PROXY", "_CA_BUNDLE"]

    /// zsh calls what `precmd_functions` and its like name.
    private static let suffixOfHooks = "_functions"

    /// Whether a variable can redirect credentials or make a shell or a tool run code.
    package static func isRedirecting(_ name: String) -> Bool {
        if names.contains(name) || namesOfZsh.contains(name) || namesOfTools.contains(name) { return true }
        if isPrompt(name) || name.hasSuffix(suffixOfHooks) { return true }
        if prefixes.contains(where: { name.hasPrefix($0) }) { return true }
        // curl and Python read http_proxy in small letters too.
        let upper = name.uppercased()
        if suffixes.contains(where: { upper.hasSuffix($0) }) { return true }
        if name.hasPrefix("CLOUDSDK_") {
            return name != "CLOUDSDK_CORE_PROJECT" && !name.hasPrefix("CLOUDSDK_COMPUTE_")
        }
        return name.hasPrefix("LANYARD_") && !settingsOfProject.contains(name)
    }

    /// PS0 to PS4: bash expands command substitutions in them.
    private static func isPrompt(_ name: String) -> Bool {
        name.hasPrefix("PS") && name.utf8.count == 3 && name.utf8.dropFirst(2).allSatisfy(\.isDigit)
    }
}
