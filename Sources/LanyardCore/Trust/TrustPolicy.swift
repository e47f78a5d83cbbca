/// Which variables a project's env.sh may set before its owner has been asked.
package enum TrustPolicy {
    /// What Lanyard itself takes from a project's env.sh: who one is and where one works.
    package static func isSettingOfProject(_ name: String) -> Bool {
        settingsOfProject.holds(name)
    }

    private static var settingsOfProject: WordList {
        """
        USER_ACCOUNT PROJECT_ID REGION SERVICE_ACCOUNT \
        LANYARD_SERVICE_ACCOUNT LANYARD_SCOPES LANYARD_LIFETIME LANYARD_MIN_TTL
        """
    }

    /// Names that redirect credentials or run code, by their first letter: every variable of a file is looked up here.
    ///
    /// Of the shells: where commands and functions are found, what runs at a prompt, what runs at the start; zsh ties
    /// the names in small letters to the others. Of the tools: which program they start, and options that make
    /// interpreters load code.
    private static func names(startingWith letter: UInt8) -> WordList {
        switch letter {
        case UInt8(ascii: "B"): "BASH_ENV BOTO_CONFIG BOTO_PATH BROWSER"
        case UInt8(ascii: "C"): "CDPATH"
        case UInt8(ascii: "E"): "EDITOR ENV"
        case UInt8(ascii: "F"): "FPATH"
        case UInt8(ascii: "G"): "GCONV_PATH GOOGLE_APPLICATION_CREDENTIALS"
        case UInt8(ascii: "H"): "HISTFILE HOME"
        case UInt8(ascii: "I"): "IFS INPUTRC"
        case UInt8(ascii: "J"): "JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS"
        case UInt8(ascii: "K"): "KUBECONFIG"
        case UInt8(ascii: "L"): "LESSCLOSE LESSOPEN"
        case UInt8(ascii: "M"): "MANPAGER MODULE_PATH"
        case UInt8(ascii: "N"): "NODE_OPTIONS NODE_PATH NULLCMD"
        case UInt8(ascii: "P"):
            """
            PAGER PATH PERL5DB PERL5LIB PERL5OPT PROMPT PROMPT2 PROMPT3 PROMPT4 PROMPT_COMMAND PSVAR \
            PS0 PS1 PS2 PS3 PS4 PS5 PS6 PS7 PS8 PS9
            """
        case UInt8(ascii: "R"): "READNULLCMD RPROMPT RPROMPT2 RPS1 RPS2 RUBYLIB RUBYOPT"
        case UInt8(ascii: "S"): "SPROMPT"
        case UInt8(ascii: "V"): "VISUAL"
        case UInt8(ascii: "Z"): "ZDOTDIR"
        case UInt8(ascii: "_"): "_JAVA_OPTIONS"
        case UInt8(ascii: "c"): "cdpath"
        case UInt8(ascii: "f"): "fpath"
        case UInt8(ascii: "m"): "module_path"
        case UInt8(ascii: "p"): "path prompt psvar"
        default: ""
        }
    }

    /// Beginnings of such names, by their first letter.
    private static func prefixes(startingWith letter: UInt8) -> WordList {
        switch letter {
        case UInt8(ascii: "D"): "DBUS_ DOCKER_"
        case UInt8(ascii: "G"): "GCE_METADATA_ GIT_ GOOGLE_EXTERNAL_ACCOUNT_"
        case UInt8(ascii: "L"): "LD_"
        case UInt8(ascii: "P"): "PYTHON"
        case UInt8(ascii: "S"): "SSH_ SSL"
        case UInt8(ascii: "X"): "XDG_"
        case UInt8(ascii: "f"): "fish_"
        default: ""
        }
    }

    /// Whether a variable can redirect credentials or make a shell or a tool run code.
    package static func isRedirecting(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { isRedirecting($0) }
    }

    private static func isRedirecting(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        if names(startingWith: first).holds(name) || prefixes(startingWith: first).beginsAny(of: name) { return true }
        // curl and Python read http_proxy in small letters too; zsh calls what `precmd_functions` and its like name.
        if ends(name, with: "_proxy", 0x20) || ends(name, with: "_ca_bundle", 0x20) || ends(name, with: "_functions", 0)
        {
            return true
        }
        if WordList("CLOUDSDK_").beginsAny(of: name) {
            return !WordList("CLOUDSDK_CORE_PROJECT").holds(name) && !WordList("CLOUDSDK_COMPUTE_").beginsAny(of: name)
        }
        return WordList("LANYARD_").beginsAny(of: name) && !settingsOfProject.holds(name)
    }

    /// - Parameters:
    ///   - suffix: in small letters.
    ///   - ignored: 0x20 where the name's letters may be capitals: the bit that tells them apart.
    private static func ends(
        _ name: UnsafeBufferPointer<UInt8>,
        with suffix: StaticString,
        _ ignored: UInt8
    ) -> Bool {
        let start = name.count - suffix.utf8CodeUnitCount
        guard start >= 0 else { return false }
        for index in 0..<suffix.utf8CodeUnitCount {
            let (byte, expected) = (name[start + index], suffix.utf8Start[index])
            if byte != expected, byte | ignored != expected { return false }
        }
        return true
    }
}
