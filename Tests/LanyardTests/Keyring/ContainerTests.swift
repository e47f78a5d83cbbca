import Glibc
import Testing

/// The kernel keyring inside containers: it belongs to a user of a user namespace. (The container that has none of its
/// own is among the tests of the Secret Service, which serves in its place.)
@Suite(
    "The kernel keyring in a container",
    .enabled(if: Requirements.isCI || geteuid() == 0, "only root can make a container"),
    .enabled(if: Requirements.tools("unshare", "keyctl", "jq"), "unshare, keyctl or jq is missing")
)
struct ContainerTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

    @Test("that has a user namespace of its own is used, and its tokens are nobody else's")
    func ownNamespace() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ContainerTests.account)
            unshare --user --map-root-user --pid --fork --mount-proc bash -c '
                lanyard token >a 2>errors; lanyard token >b; cmp a b && echo same
                lanyard status --json | jq -c ".stores[0], .tokens[].store"
            '
            lanyard status --json | jq -c '.tokens | length'
            """,
            options: ["--no-keyring"]
        )
        #expect(
            run.output == """
                same
                {"name":"kernel","available":true,"reason":null}
                "kernel"
                0

                """,
            "\(run.errors)"
        )
    }

    @Test("that shares it with others leaves refresh without a store, and refresh says so")
    func notKept() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ContainerTests.account)
            unshare --mount --pid --fork --mount-proc lanyard refresh 2>errors; echo $?
            grep -v 'note:' errors
            """,
            options: ["--no-keyring"]
        )
        #expect(
            run.output == """
                69
                lanyard: error: the token is not kept: the Secret Service is not there (no session bus), and the kernel keyring is shared with other containers
                lanyard: hint: which stores there are, and why they do not serve: lanyard status

                """,
            "\(run.errors)"
        )
    }

    @Test("that shares it with others neither shows nor renews nor forgets the machine's tokens, but by name")
    func sharedWithHost() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ContainerTests.account)
            lanyard token >a 2>/dev/null
            contained() { unshare --mount --pid --fork --mount-proc lanyard "$@"; }
            contained status --json 2>/dev/null | jq -c '.stores[0], (.tokens | length)'
            contained refresh --all
            contained clear; LANYARD_STORE=none contained clear; LANYARD_STORE=secret-service contained clear 2>&1
            lanyard token 2>/dev/null | cmp - a && echo kept
            LANYARD_STORE=kernel contained status --json | jq '.tokens | length'; LANYARD_STORE=kernel contained clear
            # The failure of another network is nobody's here, and that of ours nobody's there.
            key=$(keyctl add user "$LANYARD_KEYRING-failure:$(basename "$XDG_RUNTIME_DIR"/lanyard/*.lock .lock)" x @u)
            contained token >/dev/null 2>&1; keyctl show @u | grep -c "$LANYARD_KEYRING-failure:"
            keyctl unlink "$key" @u
            """,
            options: ["--no-keyring"]
        )
        #expect(
            run.output == """
                {"name":"kernel","available":false,"reason":"shared with other containers"}
                0
                no token is cached
                0 tokens forgotten
                0 tokens forgotten
                lanyard: error: the Secret Service is not there (no session bus)
                kept
                1
                1 token forgotten
                1

                """,
            "\(run.errors)"
        )
    }

    @Test("that shares it with others is left alone by auto, without a word and without any store")
    func sharedWithoutService() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ContainerTests.account)
            contained() { unshare --pid --fork --mount-proc lanyard "$@"; }
            contained token >a 2>errors; contained token >b 2>>errors; cmp -s a b || echo another
            grep -vE 'auth/token_host|api_endpoint_overrides' errors
            keyctl show @u | grep -c "$LANYARD_KEYRING"
            # By name it is used all the same: whoever says so knows.
            LANYARD_STORE=kernel contained token >c 2>/dev/null; LANYARD_STORE=kernel contained token | cmp - c && echo kept
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "another\n0\nkept\n", "\(run.errors)")
    }
}
