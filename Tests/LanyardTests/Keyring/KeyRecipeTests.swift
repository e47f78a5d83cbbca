import Testing

/// In which order a key is made: never can it be found by others before it is shut and has its end.
@Suite("A token's key", .enabled(if: Requirements.tools("strace", "keyctl"), "strace or keyctl is missing"))
struct KeyRecipeTests {
    private static let trace = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        # The calls that change something, the key's number as KEY, the payload left out.
        trace() {
            strace -f -s 0 -qq -e signal=none -e trace=add_key,keyctl -o trace lanyard token 2>/dev/null | grep -c ^ya29
            sed -E "s/^[0-9]+ +//; s/ += .*//" trace | grep -vE 'KEYCTL_(READ|SEARCH|DESCRIBE)|LINK, KEY_SPEC_USER' \\
                | sed -E 's/"[^"]*"(\\.\\.\\.)?/TEXT/g; s/TEXT, [0-9]{3,5}, /TEXT, /; s/\\b(0x[0-9a-f]{6,}|[0-9]{6,})\\b/KEY/' \\
                | sed -E 's/, 3[56][0-9][0-9]\\)/, SECONDS)/; s/\\(KEYCTL_/(/; s/KEY_SPEC_//'
        }

        """

    private static let made = """
        1
        add_key(TEXT, TEXT, TEXT, PROCESS_KEYRING)
        keyctl(SETPERM, KEY, KEY_POS_VIEW|KEY_POS_READ|KEY_POS_WRITE|KEY_POS_SEARCH|KEY_POS_LINK|KEY_POS_SETATTR)
        keyctl(SET_TIMEOUT, KEY, SECONDS)
        keyctl(LINK, KEY, USER_KEYRING)
        keyctl(UNLINK, KEY, PROCESS_KEYRING)

        """

    @Test("is made where nobody else finds it, shut, given its end, and only then put where others look")
    func order() throws {
        let run = try inSandbox(KeyRecipeTests.trace + "trace; lanyard clear; trace")
        #expect(run.output == KeyRecipeTests.made + "1 token forgotten\n" + KeyRecipeTests.made, "\(run.errors)")
    }

    @Test("takes the place of one that cannot be read")
    func unreadable() throws {
        let run = try inSandbox(
            KeyRecipeTests.trace
                + """
                lanyard token >a 2>/dev/null; keyctl link @u @s
                key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
                keyctl setperm "$key" 0x01010000
                trace; lanyard token 2>/dev/null >b; lanyard token | cmp - b && echo again
                keyctl show @u | grep -c "$LANYARD_KEYRING:"
                lanyard-sandbox log | grep -c generateAccessToken
                """
        )
        #expect(run.output == KeyRecipeTests.made + "again\n1\n2\n", "\(run.errors)")
    }
}
