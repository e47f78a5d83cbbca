import Testing

/// A token that is half used up is handed out at once, and the next one is fetched behind the caller's back.
@Suite(
    "Background renewal",
    .enabled(if: Requirements.tool("keyctl") && Requirements.tool("jq"), "keyctl or jq is missing")
)
struct BackgroundRenewalTests {
    /// A cached token that has lived for 40 minutes, in the file `a`, and a lock that was last tried long ago.
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        lanyard token >a 2>/dev/null
        keyctl link @u @s
        key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
        keyctl pipe "$key" | jq -cj '.wall -= 2400000 | .boot -= 2400000' >aged
        keyctl pupdate "$key" <aged && keyctl timeout "$key" 1200
        touch -d @0 "$XDG_RUNTIME_DIR"/lanyard/*.lock

        """
    /// Waits until Google has been asked for a second token.
    private static let awaitSecond = """
        for i in $(seq 600); do
            [ "$(lanyard-sandbox log | grep -c generateAccessToken)" -ge 2 ] && break; sleep 0.05
        done

        """

    @Test("hands out the old token, and the next caller has the new one")
    func renewal() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare
                + """
                lanyard token >b; cmp a b && echo same

                """ + BackgroundRenewalTests.awaitSecond
                    + """
                    for i in $(seq 600); do lanyard token >c; cmp -s a c || break; sleep 0.05; done
                    cmp -s a c || echo another; lanyard-sandbox log | grep -c generateAccessToken

                    """
        )
        #expect(run == Run(code: 0, output: "same\nanother\n2\n", errors: run.errors), "\(run.errors)")
    }

    @Test("is started once, however many ask, and not where it is turned off")
    func once() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare
                + """
                LANYARD_BACKGROUND=0 lanyard token >b; cmp a b && echo same
                for i in $(seq 20); do lanyard token >out.$i & done; wait
                """ + "\n" + BackgroundRenewalTests.awaitSecond
                + "lanyard-sandbox log | grep -c generateAccessToken\n"
        )
        #expect(run.output == "same\n2\n", "\(run.errors)")
    }

    @Test("holds nothing of the caller's: no lock, no pipe, while Google hangs")
    func descriptors() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare
                + """
                lanyard-sandbox control --fault token=hang >/dev/null
                exec 9>guard; flock 9
                # Returns only when nobody has the pipe's end any more.
                token=$(lanyard token)
                exec 9>&-
                [ "$token" = "$(cat a)" ] && echo same
                flock --nonblock guard echo free

                """
        )
        #expect(run.output == "same\nfree\n", "\(run.errors)")
    }
}
