import Testing

/// A server that gives tokens shorter than what they were asked for.
@Suite("A token's life")
struct ShortLifeTests {
    @Test("a token with less life than was asked for is none; a default gives way")
    func shortLife() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=none
            lanyard-sandbox control --lifetime 1200
            lanyard token --min-ttl 50m 2>errors; echo "code $?"; grep -v note: errors
            lanyard token 2>/dev/null | cut -c1-5
            lanyard token --min-ttl 15m 2>/dev/null | cut -c1-5
            """,
            options: ["--no-keyring"]
        )
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 5 && lines[0] == "code 69" && lines[3...] == ["ya29.", "ya29."], "\(run)")
        #expect(lines.count == 5 && lines[1].hasPrefix("lanyard: error: the token lives for "), "\(run)")
        #expect(lines.count == 5 && lines[2].hasPrefix("lanyard: hint: ask for less: --min-ttl"), "\(run)")
    }

    @Test(
        "while Google cannot be reached, the old token is better than none, whatever was asked for",
        .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing")
    )
    func outage() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            lanyard token >fresh 2>/dev/null; keyctl link @u @s
            key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
            keyctl pipe "$key" | jq -cj '.wall -= 2400000 | .boot -= 2400000' >aged
            keyctl pupdate "$key" <aged
            lanyard-sandbox control --fault token=reset
            lanyard token --min-ttl 30m >old 2>errors; echo "code $?"; cmp fresh old && echo same
            grep -c "warning: .* the old token is used, which lives for" errors
            lanyard refresh --min-ttl 30m >/dev/null 2>&1; echo "code $?"
            """
        )
        #expect(run.output == "code 0\nsame\n1\ncode 69\n", "\(run.errors)")
    }

    @Test("LANYARD_MIN_TTL raises what Docker is promised, and never lowers it")
    func dockersFloor() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=none
            lanyard-sandbox control --lifetime 1200
            echo gcr.io | LANYARD_MIN_TTL=5m lanyard credential docker get 2>/dev/null | grep -c ya29
            echo gcr.io | LANYARD_MIN_TTL=50m lanyard credential docker get 2>errors; echo "code $?"
            grep -c hint: errors
            """,
            options: ["--no-keyring"]
        )
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 4 && lines[0] == "1" && lines[2...] == ["code 1", "1"], "\(run)")
        #expect(lines.count == 4 && lines[1].hasPrefix("the token lives for "), "\(run)")
    }

    @Test(
        "Docker gets a new token where the cached one lives for half an hour, whatever LANYARD_MIN_TTL is content with",
        .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing")
    )
    func cached() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            export LANYARD_MIN_TTL=5m LANYARD_BACKGROUND=0
            lanyard token >/dev/null 2>&1; keyctl link @u @s
            key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
            keyctl pipe "$key" | jq -cj '.wall -= 1800000 | .boot -= 1800000' >aged
            keyctl pupdate "$key" <aged
            lanyard token >/dev/null 2>&1; lanyard-sandbox log | grep -c generateAccessToken
            echo gcr.io | lanyard credential docker get >/dev/null 2>&1
            lanyard-sandbox log | grep -c generateAccessToken
            """
        )
        #expect(run.output == "1\n2\n", "\(run.errors)")
    }
}
