import Foundation
import LanyardCore
import Testing

@Suite("lanyard-sandbox run")
struct RunTests {
    @Test(
        "ends as the command ends",
        arguments: [
            ("true", Int32(0)), ("exit 7", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137), ("kill -SEGV $$", 139),
        ]
    )
    func exitCode(_ script: String, _ code: Int32) throws {
        #expect(try inSandbox(script) == Execution(code: code, output: "", errors: ""))
    }

    @Test("says 127 for a command that is not there, and 126 for one that cannot be run")
    func noCommand() throws {
        let missing = try startSandbox(["run", "--no-keyring", "no-such-command"]).finish()
        let message = "lanyard-sandbox: error: no-such-command: command not found\n"
        #expect(missing == Execution(code: 127, output: "", errors: message))
        let file = try startSandbox(["run", "--no-keyring", "/etc/passwd"]).finish()
        let reason = """
            lanyard-sandbox: error: cannot run /etc/passwd: permission denied
            lanyard-sandbox: hint: may you run it? ls -ld /etc/passwd

            """
        #expect(file == Execution(code: 126, output: "", errors: reason))
    }

    @Test("explains itself, where no command stands before the flag", arguments: ["--help", "-h"])
    func help(_ flag: String) throws {
        let run = try startSandbox(["run", flag]).finish()
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.hasPrefix("OVERVIEW: Run a command with everything pointed at the sandbox.\n"))
    }

    @Test("passes standard streams and arguments through")
    func streams() throws {
        let run = try startSandbox(
            ["run", "--no-keyring", "bash", "-c", #"cat; echo "$@" >&2"#, "bash", "--help", "--registry", "a b"],
            input: "from outside\n"
        ).finish()
        #expect(run == Execution(code: 0, output: "from outside\n", errors: "--help --registry a b\n"))
    }

    @Test(
        "gives the command the terminal, and leaves the keys on it to the command",
        .enabled(if: Tools.have("script"))
    )
    func terminal() throws {
        // script(1) makes a terminal; Ctrl-C is typed as soon as the command waits for it.
        let command = #"""
            trap 'echo interrupted; exit 4' INT; test -t 0 && test -t 1 && echo terminal; touch "$MARK"
            while :; do sleep 0.05; done
            """#
        let script = #"""
            export MARK=$(mktemp -u)
            { until [ -e "$MARK" ]; do sleep 0.01; done; printf '\003'; } |
                script -qefc 'exec "$SANDBOX" run --no-keyring --env MARK="$MARK" bash -c "$COMMAND"' /dev/null
            echo "code $?"; rm "$MARK"
            """#
        let environment = bareEnvironment.merging(["SANDBOX": Tools.sandbox, "COMMAND": command]) { $1 }
        let run = try RunningProgram("/bin/bash", ["-c", script], environment: environment).finish()
        let lines = run.output.replacing("\r\n", with: "\n").replacing("^C", with: "").replacing(
            "^D\u{8}\u{8}",
            with: ""
        )
        #expect(lines == "terminal\ninterrupted\ncode 4\n", "\(run.errors)")
    }

    @Test("gives the command a home of its own, readable for nobody else")
    func home() throws {
        let script = """
            for folder in "$HOME" "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" \
                "$XDG_CACHE_HOME" "$CLOUDSDK_CONFIG"; do stat -c %a "$folder"; done | sort | uniq -c | tr -d ' '
            find "$CLOUDSDK_CONFIG" -type f -printf '%m %P\\n' | sort
            """
        let files = """
            7700
            600 active_config
            600 configurations/config_default
            600 credentials.db
            600 legacy_credentials/username@domain.com/.boto
            600 legacy_credentials/username@domain.com/adc.json

            """
        #expect(try inSandbox(script) == Execution(code: 0, output: files, errors: ""))
    }

    @Test("sets what points at the sandbox, and removes what points elsewhere")
    func environment() throws {
        let elsewhere = [
            "GOOGLE_APPLICATION_CREDENTIALS": "/x", "CLOUDSDK_CORE_ACCOUNT": "x", "LANYARD_STORE": "none",
            "HTTPS_PROXY": "http://x", "no_proxy": "x", "SERVICE_ACCOUNT": "x", "PROJECT_ID": "x", "USER_ACCOUNT": "x",
            "REGION": "x", "DOCKER_CONFIG": "/x", "CURL_CA_BUNDLE": "/x", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x",
            "DISPLAY": ":0", "KEPT": "yes", "TMPDIR": "/tmp",
        ]
        let run = try inSandbox(
            "env",
            options: ["--no-keyring", "--env", "LANYARD_STORE=kernel"],
            environment: elsewhere
        )
        var variables: [String: String] = [:]
        for line in run.output.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            variables[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        let ours = [
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDRESOURCEMANAGER", "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS",
            "CLOUDSDK_AUTH_TOKEN_HOST",
            "CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK", "CLOUDSDK_CONFIG", "CLOUDSDK_CORE_CHECK_GCE_METADATA",
            "CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE", "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING",
            "CLOUDSDK_SURVEY_DISABLE_PROMPTS", "HOME", "LANYARD_KEYRING", "LANYARD_SANDBOX_URL", "LANYARD_STORE",
            "PATH", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
            "XDG_RUNTIME_DIR", "XDG_STATE_HOME",
        ]
        // SHLVL, PWD and _ are bash's own.
        let rest = ["KEPT", "LC_ALL", "PWD", "SHLVL", "TMPDIR", "_"]
        #expect(variables.keys.sorted() == (ours + rest).sorted())
        #expect(variables["LANYARD_STORE"] == "kernel")
        let url = variables["LANYARD_SANDBOX_URL"] ?? ""
        #expect(variables["CLOUDSDK_AUTH_TOKEN_HOST"] == url + "/token")
        #expect(variables["CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS"] == url + "/")
        let program = try #require(realpath(Tools.sandbox, nil))
        defer { free(program) }
        let programs = (String(cString: program) as NSString).deletingLastPathComponent
        #expect(variables["PATH"]?.hasPrefix(programs + ":") == true)
    }

    @Test("knows no login with --no-login, and writes the other one with --adc")
    func logins() throws {
        let script = #"cd "$CLOUDSDK_CONFIG" && find . -type f | sort && cat configurations/config_default"#
        let files = """
            ./active_config
            ./application_default_credentials.json
            ./configurations/config_default
            [core]
            project = ray-whisper

            [compute]
            region = us-central1


            """
        let run = try inSandbox(script, options: ["--no-keyring", "--no-login", "--adc"])
        #expect(run == Execution(code: 0, output: files, errors: ""))
    }

    @Test(
        "refuses flags that make no sense",
        arguments: [
            ["--port", "70000"], ["--lifetime", "0"], ["--latency", "-1"], ["--env", "x"], ["--keyring", "lost"],
        ]
    )
    func refuses(_ flags: [String]) throws {
        let run = try startSandbox(["run", "--no-keyring"] + flags + ["true"]).finish()
        #expect(run.code == 64)
        #expect(run.output == "" && run.errors != "")
    }
}
