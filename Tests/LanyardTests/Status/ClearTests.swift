import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardCommands

/// `lanyard clear` with stores that serve, are absent, or fail.
@Suite("Forgetting tokens")
struct ClearTests {
    /// What a command wrote and how it ended.
    private struct Ending: Equatable {
        var code: ExitCode
        var output = ""
        var errors = ""
    }

    private static let locked = Failure(
        "the Secret Service is locked",
        hint: "unlock it, then forget what it holds: lanyard clear",
        exitCode: .unavailable
    )

    /// A kernel keyring with one key, unless it refuses, and a Secret Service that answers so.
    ///
    /// - Parameters:
    ///   - removal: why the key cannot be removed.
    ///   - hidden: keys that tell nothing of themselves.
    private func clear(
        _ store: String,
        keyring refusal: KeyringError? = nil,
        removal: KeyringError? = nil,
        hidden: Int = 0,
        secrets: ExchangeAnswer.Outcome = .cleared(0, absent: nil)
    ) -> Ending {
        let keys = Shared(["lanyard:1"])
        let written = Shared(Ending(code: .done))
        var world = World.bare(["lanyard", "clear"], environment: ["LANYARD_STORE": store])
        // No folder for locks: nobody is fetching.
        world.files.status = { _, _ in nil }
        // The machine itself.
        world.files.linkTarget = { $0 == "/proc/self/ns/pid" ? "pid:[4026531836]" : nil }
        world.keyring.list = { _ throws(KeyringError) in
            if let refusal { throw refusal }
            return keys.value
        }
        world.keyring.read = { _ in [] }
        world.keyring.remove = { name throws(KeyringError) in
            if let removal { throw removal }
            keys.change { $0.removeAll { $0 == name } }
        }
        world.keyring.hidden = { hidden }
        world.processes.ownPath = { "/opt/lanyard/bin/lanyard" }
        world.processes.limit = { _ in nil }
        world.processes.run = { _ in
            Completion(exitCode: 0, output: Array(ExchangeAnswer(secrets).json.compact.utf8))
        }
        world.streams.write = { bytes, stream in
            let text = String(decoding: bytes, as: UTF8.self)
            written.change { if stream == .output { $0.output += text } else { $0.errors += text } }
            return nil
        }
        let code = run(in: world)
        #expect(keys.value.isEmpty == (refusal == nil && removal == nil))
        written.change { $0.code = code }
        return written.value
    }

    @Test("is not undone by a fetch that was under way")
    func underWay() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            lanyard token >/dev/null 2>&1; lanyard clear
            lanyard-sandbox control --latency 1500
            before=$(lanyard-sandbox log | wc -l)
            lanyard token >token 2>/dev/null & asked=$!
            for i in $(seq 500); do [ "$(lanyard-sandbox log | wc -l)" -gt "$before" ] && break; sleep 0.05; done
            lanyard clear; wait $asked; grep -c ^ya29 token; lanyard clear
            """
        )
        #expect(run.output == "1 token forgotten\n0 tokens forgotten\n1\n0 tokens forgotten\n", "\(run.errors)")
    }

    @Test("counts those of every store")
    func both() {
        #expect(clear("auto", secrets: .cleared(2, absent: nil)) == Ending(code: .done, output: "3 tokens forgotten\n"))
    }

    @Test("passes over a store that is not there", arguments: ["auto", "none"])
    func absent(_ store: String) {
        let noService = clear(store, secrets: .cleared(0, absent: "no session bus"))
        #expect(noService == Ending(code: .done, output: "1 token forgotten\n"))
        let noKeyring = clear(store, keyring: .unavailable(errno: 38), secrets: .cleared(2, absent: nil))
        #expect(noKeyring == Ending(code: .done, output: "2 tokens forgotten\n"))
    }

    @Test("fails where the store that was asked for is not there")
    func absentByName() {
        #expect(
            clear("kernel", keyring: .unavailable(errno: 38))
                == Ending(
                    code: .unavailable,
                    errors: "lanyard: error: the kernel keyring is not available (function not implemented)\n"
                )
        )
        #expect(
            clear("secret-service", secrets: .cleared(0, absent: "no session bus"))
                == Ending(
                    code: .unavailable,
                    output: "1 token forgotten\n",
                    errors: "lanyard: error: the Secret Service is not there (no session bus)\n"
                )
        )
    }

    @Test("says that the Secret Service is locked, once the kernel keyring is cleared", arguments: ["auto", "none"])
    func lockedService(_ store: String) {
        #expect(
            clear(store, secrets: .failure(ClearTests.locked))
                == Ending(
                    code: .unavailable,
                    output: "1 token forgotten\n",
                    errors: """
                        lanyard: error: the Secret Service is locked
                        lanyard: hint: unlock it, then forget what it holds: lanyard clear

                        """
                )
        )
    }

    @Test("tells how many were forgotten, also where others are locked")
    func partly() {
        #expect(
            clear("auto", secrets: .partlyCleared(2, ClearTests.locked))
                == Ending(
                    code: .unavailable,
                    output: "3 tokens forgotten\n",
                    errors: """
                        lanyard: error: the Secret Service is locked
                        lanyard: hint: unlock it, then forget what it holds: lanyard clear

                        """
                )
        )
    }

    @Test("says that the kernel keyring refuses, once the Secret Service is cleared")
    func brokenKeyring() {
        #expect(
            clear("auto", keyring: .system(errno: 5), secrets: .cleared(2, absent: nil))
                == Ending(
                    code: .unavailable,
                    output: "2 tokens forgotten\n",
                    errors: "lanyard: error: the kernel keyring does not serve (input/output error)\n"
                )
        )
    }

    @Test("is no success where the kernel keyring is there, but not for this program")
    func forbiddenKeyring() {
        #expect(
            clear("auto", keyring: .unavailable(errno: 1))
                == Ending(
                    code: .unavailable,
                    errors: "lanyard: error: the kernel keyring is not available (operation not permitted)\n"
                )
        )
    }

    @Test("is no success where a key stays, or one is there that does not tell what it is")
    func leftKeys() {
        let told = "lanyard: error: keys that may be tokens are left in the kernel keyring: "
        let hint = "\nlanyard: hint: look at them, and remove them by hand: keyctl show @u\n"
        #expect(
            clear("auto", removal: .system(errno: 1))
                == Ending(code: .unavailable, errors: told + "1 (operation not permitted)" + hint)
        )
        #expect(
            clear("kernel", hidden: 2)
                == Ending(
                    code: .unavailable,
                    output: "1 token forgotten\n",
                    errors: told + "2 (permission denied)" + hint
                )
        )
    }

    @Test("tells of both stores where both fail")
    func nothing() {
        #expect(
            clear("auto", keyring: .full, secrets: .failure(ClearTests.locked))
                == Ending(
                    code: .unavailable,
                    errors: """
                        lanyard: error: no store has forgotten all of its tokens
                        lanyard: tried: the kernel keyring does not serve (the user's quota is used up)
                        lanyard: tried: the Secret Service is locked
                        lanyard: hint: unlock it, then forget what it holds: lanyard clear

                        """
                )
        )
    }

    @Test(
        "is no success while a real Secret Service is locked",
        .enabled(
            if: Requirements.tool("gnome-keyring-daemon") && Requirements.tool("dbus-daemon")
                && Requirements.tool("secret-tool") && Requirements.tool("gdbus"),
            "gnome-keyring, dbus, libsecret-tools or gdbus is missing"
        )
    )
    func reallyLocked() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
            lanyard token >/dev/null 2>&1
            echo secret | secret-tool store --label ours --collection login xdg:schema lanyard.AccessToken \\
                namespace "$LANYARD_KEYRING" hash 0000000000000001 account "$SERVICE_ACCOUNT"
            path=/org/freedesktop/secrets
            gdbus call --session --dest org.freedesktop.secrets --object-path $path \\
                --method org.freedesktop.Secret.Service.Lock "['$path/collection/login']" >/dev/null
            lanyard clear; echo $?
            lanyard clear; echo $?
            keyctl show @u | grep -c "$LANYARD_KEYRING"
            """
        )
        let story = """
            lanyard: error: the Secret Service is locked
            lanyard: hint: unlock it, then forget what it holds: lanyard clear

            """
        #expect(run == Run(code: 1, output: "1 token forgotten\n69\n69\n0\n", errors: story + story))
    }

    @Test(
        "forgets what it can of a real Secret Service of which a part is locked, and status tells of both parts",
        .enabled(
            if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon", "secret-tool", "gdbus", "jq"),
            "gnome-keyring, dbus, libsecret-tools, gdbus or jq is missing"
        )
    )
    func halfLocked() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=secret-service
            lanyard token >/dev/null 2>&1
            echo secret | secret-tool store --label ours --collection login xdg:schema lanyard.AccessToken \\
                namespace "$LANYARD_KEYRING" hash 0000000000000001 account "$SERVICE_ACCOUNT"
            path=/org/freedesktop/secrets
            gdbus call --session --dest org.freedesktop.secrets --object-path $path \\
                --method org.freedesktop.Secret.Service.Lock "['$path/collection/login']" >/dev/null
            lanyard status --json | jq -c '.stores[], (.tokens | length)'
            lanyard clear; echo "code $?"
            lanyard status --json | jq -c '.tokens | length'
            """
        )
        #expect(
            run
                == Run(
                    code: 0,
                    output: """
                        {"name":"secret-service","available":true,"reason":"tokens in it that are locked: 1"}
                        1
                        1 token forgotten
                        code 69
                        0

                        """,
                    errors: """
                        lanyard: error: the Secret Service is locked
                        lanyard: hint: unlock it, then forget what it holds: lanyard clear

                        """
                )
        )
    }
}
