import Testing

/// `lanyard clear` with the real kernel keyring: one account's tokens, keys that cannot be read, a kernel that refuses.
@Suite("Forgetting what the kernel keyring holds")
struct ClearKernelTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

    @Test(
        "forgets a key of ours that cannot be read as well, and nothing is hidden behind it",
        .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing")
    )
    func unreadableKey() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ClearKernelTests.account)
            lanyard token >a 2>/dev/null; LANYARD_LIFETIME=3500 lanyard token >/dev/null
            key=$(keyctl add user "$LANYARD_KEYRING:0000000000000001" x @u); keyctl setperm "$key" 0x01010000
            lanyard token | cmp - a && echo same
            lanyard status --json | jq -c '.stores[0], (.tokens | length)'
            lanyard refresh --all 2>&1 | sed 's/: [0-9]* min left/ lives/'; echo "code ${PIPESTATUS[0]}"
            lanyard clear --service-account "$SERVICE_ACCOUNT" 2>&1; echo "code $?"
            keyctl show @u | grep -c "$LANYARD_KEYRING:"
            lanyard token >/dev/null 2>&1
            lanyard clear 2>&1; echo "code $?"; keyctl show @u | grep -c "$LANYARD_KEYRING:"
            """,
            options: ["--keyring", "none"]
        )
        #expect(
            run.output == """
                same
                {"name":"kernel","available":true,"reason":"keys in it that cannot be read: 1 (permission denied)"}
                2
                \(ClearKernelTests.account) lives
                \(ClearKernelTests.account) (for 3500s) lives
                lanyard: error: the kernel keyring holds keys in place of tokens that cannot be read: 1
                lanyard: hint: forget them, and all tokens with them: lanyard clear
                code 69
                2 tokens forgotten
                lanyard: error: keys that may be tokens are left in the kernel keyring: 1 (permission denied)
                lanyard: hint: forget all tokens: lanyard clear
                code 69
                1
                2 tokens forgotten
                code 0
                0

                """,
            "\(run.errors)"
        )
    }

    @Test(
        "says so wherever the kernel starts to refuse: no token is left without a word",
        .enabled(if: Requirements.tools("keyctl", "strace"), "keyctl or strace is missing"),
        arguments: ["auto", "kernel"],
        ["EPERM", "EACCES"]
    )
    func refusedCalls(_ store: String, _ error: String) throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ClearKernelTests.account) LANYARD_STORE=\(store)
            left() { keyctl show @u | grep -c "$LANYARD_KEYRING:"; }
            for call in $(seq 10); do
                lanyard token >/dev/null 2>&1
                strace -qq -o trace -e inject=keyctl:error=\(error):when=$call+ lanyard clear >out 2>err; code=$?
                grep -q INJECTED trace || break
                [ "$code $(grep -c 'error: .*the kernel keyring' err)" = "69 1" ] || { echo "$call: $code $(left)"; cat out err; }
                [ "$(left)" = 0 ] || ! grep -q forgotten out || echo "$call: $(left) left, and $(cat out)"
            done
            [ $call -gt 4 ] && echo "all calls"; lanyard clear >/dev/null; left
            """,
            options: ["--keyring", "none"]
        )
        #expect(run.output == "all calls\n0\n", "\(run.errors)")
    }

    @Test("forgets one account's in the kernel keyring, and no other's", .enabled(if: Requirements.tool("jq")))
    func oneAccount() throws {
        let run = try inSandbox(
            """
            export LANYARD_STORE=kernel; another=another@ray-whisper.iam.gserviceaccount.com
            lanyard-sandbox control --allow-account $another
            token() { lanyard token "$@" 2>/dev/null; }
            first() { token --service-account \(ClearKernelTests.account); }; second() { token --service-account $another; }
            first >a; second >b; LANYARD_LIFETIME=3500 second >c; token --as-user >own
            lanyard clear --service-account $another
            lanyard status --json | jq -r '.tokens[].serviceAccount' | sort
            first | cmp - a && token --as-user | cmp - own && echo kept
            second | cmp -s - b || echo new
            lanyard clear --service-account \(ClearKernelTests.account); lanyard clear
            """
        )
        #expect(
            run.output == """
                2 tokens forgotten
                null
                \(ClearKernelTests.account)
                kept
                new
                1 token forgotten
                2 tokens forgotten

                """,
            "\(run.errors)"
        )
    }
}
