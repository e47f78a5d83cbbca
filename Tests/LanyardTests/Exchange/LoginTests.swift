import Testing

/// Which login pays, and what is said of those that cannot.
@Suite("The paying login")
struct LoginTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=none
        adc=$CLOUDSDK_CONFIG/application_default_credentials.json
        show() { sed -E "s|$CLOUDSDK_CONFIG|GCLOUD|g; s|$HOME|HOME|g; /note: .*(auth\\/token_host|api_endpoint_overrides)/d; s/^(ya29)\\..*/\\1/" <<<"$1"; }
        try() { local text; text=$("$@" 2>&1); local code=$?; show "$text"; echo "code $code"; }

        """

    private static func run(_ script: String, _ options: [String] = []) throws -> Run {
        try inSandbox(prepare + script, options: ["--no-keyring"] + options)
    }

    @Test("is none: every attempt is told")
    func none() throws {
        let run = try LoginTests.run("unset USER_ACCOUNT; try lanyard token", ["--no-login"])
        #expect(
            run.output == """
                lanyard: error: no login of Google's is found
                lanyard: tried: GOOGLE_APPLICATION_CREDENTIALS is not set
                lanyard: tried: gcloud has no login: there is no GCLOUD/credentials.db
                lanyard: tried: no login is read from GCLOUD/application_default_credentials.json: no such file
                lanyard: hint: gcloud auth login
                code 77

                """
        )
    }

    @Test(
        "is Application Default Credentials where gcloud has none, and bears the name that Google tells",
        .enabled(if: Requirements.tool("jq"), "jq is missing")
    )
    func adc() throws {
        let run = try LoginTests.run(
            """
            export LANYARD_STORE=kernel
            try lanyard token
            lanyard status --json | jq -r '.tokens[].principal'
            """,
            ["--no-login", "--adc"]
        )
        #expect(run == Run(code: 0, output: "ya29\ncode 0\nusername@domain.com\n", errors: ""))
    }

    @Test("is the file that GOOGLE_APPLICATION_CREDENTIALS names, or nobody's", arguments: ["auto", "adc"])
    func named(_ source: String) throws {
        let run = try LoginTests.run(
            """
            export LANYARD_SOURCE=\(source)
            mv "$adc" "$HOME/mine.json"; export GOOGLE_APPLICATION_CREDENTIALS=$HOME/mine.json
            try lanyard token
            export GOOGLE_APPLICATION_CREDENTIALS=$HOME/other.json
            try lanyard token
            """,
            ["--adc"]
        )
        #expect(
            run.output == """
                ya29
                code 0
                lanyard: error: no login is read from HOME/other.json: no such file
                lanyard: hint: GOOGLE_APPLICATION_CREDENTIALS names that file: unset it, or write the file anew
                code 77

                """
        )
    }

    @Test("is none where there is no home, and the hint is to set one")
    func noHome() throws {
        let run = try LoginTests.run("unset USER_ACCOUNT CLOUDSDK_CONFIG; HOME= lanyard token 2>&1 | grep hint:")
        #expect(run.output == "lanyard: hint: export HOME=/home/you\n", "\(run)")
    }

    @Test(
        "that is there but cannot be used stops the search",
        arguments: [
            ("{", "is no JSON: a name in quotes is expected (after 1 bytes)", "gcloud auth application-default login"),
            (
                "{\"type\":\"service_account\"}", "is of type service_account, which is not supported yet",
                "use a person's login: gcloud auth login, and LANYARD_SOURCE=gcloud"
            ),
            (
                "{\"type\":\"authorized_user\"}",
                "is incomplete: client_id, client_secret and refresh_token belong to it",
                "gcloud auth application-default login"
            ),
        ]
    )
    func broken(_ content: String, _ fault: String, _ hint: String) throws {
        let run = try LoginTests.run("printf '%s' '\(content)' >\"$adc\"; LANYARD_SOURCE=adc try lanyard token")
        #expect(
            run.output
                == "lanyard: error: the login in GCLOUD/application_default_credentials.json \(fault)\n"
                + "lanyard: hint: \(hint)\ncode 77\n"
        )
    }

    @Test("of the ADC file renews by its own command")
    func expiredADC() throws {
        let run = try LoginTests.run(
            "lanyard-sandbox control --fault token=invalid_grant; LANYARD_SOURCE=adc try lanyard token",
            ["--adc"]
        )
        #expect(
            run.output == """
                lanyard: error: the login in GCLOUD/application_default_credentials.json has expired or was revoked: \
                Token has been expired or revoked.
                lanyard: hint: gcloud auth application-default login
                code 77

                """
        )
    }

    @Test("is never exchanged for another that works")
    func noSilentChange() throws {
        let run = try LoginTests.run(
            """
            lanyard-sandbox control --fault token=invalid_grant --count 1; try lanyard token
            lanyard-sandbox log | wc -l
            """,
            ["--adc"]
        )
        #expect(
            run.output == """
                lanyard: error: gcloud's login of username@domain.com has expired or was revoked: \
                Token has been expired or revoked.
                lanyard: hint: gcloud auth login username@domain.com
                code 77
                1

                """
        )
    }

    @Test("is that of gcloud's active account where gcloud has none of USER_ACCOUNT, and that is said")
    func otherAccount() throws {
        let run = try LoginTests.run("USER_ACCOUNT=other@domain.com try lanyard token")
        #expect(
            run.output == """
                lanyard: note: gcloud has no login of other@domain.com: that of username@domain.com pays for the token
                ya29
                code 0

                """
        )
    }

    @Test("is USER_ACCOUNT's where gcloud has both", .enabled(if: Requirements.tool("gcloud"), "gcloud is missing"))
    func twoAccounts() throws {
        let run = try LoginTests.run(
            """
            gcloud config set core/account someone@domain.com >/dev/null 2>&1
            USER_ACCOUNT=username@domain.com try lanyard token
            USER_ACCOUNT=nobody@domain.com try lanyard token
            """
        )
        #expect(
            run.output == """
                ya29
                code 0
                lanyard: error: no login of Google's is found
                lanyard: tried: GOOGLE_APPLICATION_CREDENTIALS is not set
                lanyard: tried: gcloud has no login of nobody@domain.com or someone@domain.com
                lanyard: tried: no login is read from GCLOUD/application_default_credentials.json: no such file
                lanyard: hint: gcloud auth login nobody@domain.com
                code 77

                """
        )
    }

    @Test("is the file of auth/credential_file_override, as for gcloud itself")
    func override() throws {
        let run = try LoginTests.run(
            """
            mv "$adc" "$HOME/mine.json"; export CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE=$HOME/mine.json
            try lanyard token
            rm "$HOME/mine.json"; try lanyard token
            """,
            ["--adc"]
        )
        #expect(
            run.output == """
                ya29
                code 0
                lanyard: error: no login is read from HOME/mine.json: no such file
                lanyard: hint: unset CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE
                code 77

                """
        )
    }

    @Test(
        "in a planted file does not say where its secret goes",
        .enabled(if: Requirements.tool("jq"), "jq is missing")
    )
    func planted() throws {
        let run = try LoginTests.run(
            """
            jq '.token_uri = "https://evil.example/token"' "$adc" >"$HOME/planted.json"
            unset CLOUDSDK_AUTH_TOKEN_HOST
            LANYARD_SOURCE=$HOME/planted.json try lanyard token
            """,
            ["--adc"]
        )
        #expect(
            run.output == """
                lanyard: error: the login in HOME/planted.json names https://evil.example/token as the place to send \
                its secret to, which is not Google's
                lanyard: hint: an endpoint of your own is set in gcloud, never in a credential: \
                gcloud config set auth/token_host URL
                code 77

                """
        )
    }

    @Test(
        "in a broken database of gcloud's is told, and the database is left as it is",
        arguments: [
            ("echo nonsense >$CLOUDSDK_CONFIG/credentials.db", "file is not a database"),
            ("rm $CLOUDSDK_CONFIG/credentials.db; : >$CLOUDSDK_CONFIG/credentials.db", "no such table: credentials"),
        ]
    )
    func database(_ breaking: String, _ reason: String) throws {
        let run = try LoginTests.run(
            """
            \(breaking)
            sum=$(ls -l --full-time $CLOUDSDK_CONFIG; md5sum $CLOUDSDK_CONFIG/credentials.db)
            try lanyard token
            [ "$sum" = "$(ls -l --full-time $CLOUDSDK_CONFIG; md5sum $CLOUDSDK_CONFIG/credentials.db)" ] && echo untouched
            """
        )
        #expect(
            run.output == """
                lanyard: error: gcloud's logins cannot be read from GCLOUD/credentials.db: \(reason)
                lanyard: hint: gcloud auth list
                code 77
                untouched

                """
        )
    }

    @Test("of a machine is not supported yet, and says so")
    func metadata() throws {
        let run = try LoginTests.run("LANYARD_SOURCE=metadata try lanyard token")
        #expect(
            run.output == """
                lanyard: error: LANYARD_SOURCE is metadata, which is not supported yet
                lanyard: hint: log in, and unset LANYARD_SOURCE: gcloud auth login
                code 77

                """
        )
    }

    @Test("gives its own token where that is asked for, and impersonates nobody")
    func asUser() throws {
        let run = try LoginTests.run("try lanyard token --as-user; lanyard-sandbox log")
        #expect(run.output == "ya29\ncode 0\nPOST /token 200\n")
    }

    @Test("is chosen by LANYARD_SOURCE of the user's own file too")
    func personalSetting() throws {
        let run = try LoginTests.run(
            """
            mkdir -p "$XDG_CONFIG_HOME/lanyard"; echo 'export LANYARD_SOURCE=adc' >"$XDG_CONFIG_HOME/lanyard/env.sh"
            rm "$CLOUDSDK_CONFIG/credentials.db"; try lanyard token
            LANYARD_SOURCE=gcloud try lanyard token | tail -1
            """,
            ["--adc"]
        )
        #expect(run.output == "ya29\ncode 0\ncode 77\n", "\(run.errors)")
    }
}
