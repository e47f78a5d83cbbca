import Testing

@Suite(
    "The private keyring",
    .enabled(if: Tools.have("dbus-daemon", "dbus-send", "gnome-keyring-daemon", "secret-tool"))
)
struct KeyringTests {
    @Test("keeps a secret, unlocked, in the private home")
    func unlocked() throws {
        let run = try inSandbox(
            """
            printf hello | secret-tool store --label=test key value && secret-tool lookup key value && echo
            ls "$XDG_DATA_HOME/keyrings/login.keyring" | sed "s:$HOME:~:"
            """,
            options: []
        )
        let output = "hello\n~/.local/share/keyrings/login.keyring\n"
        #expect(run == Execution(code: 0, output: output, errors: ""))
    }

    @Test("is another one in each sandbox")
    func isolated() throws {
        let inner = #"lanyard-sandbox run bash -c "secret-tool lookup key value; echo \$?""#
        let script = "printf hello | secret-tool store --label=test key value && " + inner
        #expect(try inSandbox(script, options: []) == Execution(code: 0, output: "1\n", errors: ""))
    }

    @Test("can be locked: nobody reads from it without a password")
    func locked() throws {
        let script = """
            secret-tool store --label=test key value <<<hello 2>/dev/null || echo refused
            dbus-send --session --print-reply --dest=org.freedesktop.secrets \
                /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get \
                string:org.freedesktop.Secret.Collection string:Locked | grep -o 'boolean.*'
            """
        let run = try inSandbox(script, options: ["--keyring", "locked"])
        #expect(run == Execution(code: 0, output: "refused\nboolean true\n", errors: ""))
    }

    @Test("is not there with --no-keyring", arguments: [["--no-keyring"], ["--keyring", "none"]])
    func none(_ options: [String]) throws {
        let script = #"echo "${DBUS_SESSION_BUS_ADDRESS-unset}"; ls "$XDG_RUNTIME_DIR""#
        #expect(try inSandbox(script, options: options) == Execution(code: 0, output: "unset\n", errors: ""))
    }

    @Test("is left out, and that is said, where it is not installed")
    func notInstalled() throws {
        let arguments = ["run", "/bin/sh", "-c", "echo ${DBUS_SESSION_BUS_ADDRESS-unset}"]
        let run = try startSandbox(arguments, environment: ["PATH": "/dev/null"]).finish()
        let note =
            "lanyard-sandbox: note: no private keyring, for dbus-daemon and dbus-send and gnome-keyring-daemon "
            + "cannot be found\n"
        #expect(run == Execution(code: 0, output: "unset\n", errors: note))
    }
}
