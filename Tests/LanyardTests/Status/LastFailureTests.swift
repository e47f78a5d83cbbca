import Testing

/// A renewal in the background fails unseen: `lanyard status` tells.
@Suite("The last failure", .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing"))
struct LastFailureTests {
    @Test("of a renewal stands in status, as text and as JSON, until a token is newer")
    func failure() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            umask 000
            lanyard token >/dev/null 2>&1; keyctl link @u @s
            lanyard status --json | jq '.tokens[0].lastFailure'
            key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
            keyctl pipe "$key" | jq -cj '.wall -= 2400000 | .boot -= 2400000' >aged
            keyctl pupdate "$key" <aged
            lanyard-sandbox control --fault token=invalid_grant >/dev/null
            lanyard token --min-ttl 50m >/dev/null 2>&1
            lanyard status --json | jq -r '.tokens[0].lastFailure'
            lanyard status 2>/dev/null | grep 'last failure'
            # One of an earlier boot, in another folder, is older than any of this one, whatever its clock said.
            mkdir -p -m 700 .cache/lanyard
            file=$(ls "$XDG_RUNTIME_DIR"/lanyard/*.failure)
            jq -c '.at = 99999999999999 | .bootID = "another" | .failure.message = "old"' "$file" \\
                >".cache/lanyard/$(basename "$file")"
            lanyard status --json | jq -r '.tokens[0].lastFailure'
            """
        )
        let message =
            "gcloud's login of username@domain.com has expired or was revoked: Token has been expired or revoked."
        #expect(run.output == "null\n\(message)\nlast failure     \(message)\n\(message)\n", "\(run.errors)")
    }
}
