import Foundation
import Testing

/// What `lanyard refresh` knows of the shell's environment where a scheduler runs it: systemd, by the units that it
/// writes, or cron, by the README's line.
@Suite("lanyard refresh away from the shell")
struct RefreshTimerEnvironmentTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    private static let prepare = """
        export SERVICE_ACCOUNT=\(account) LANYARD_STORE=kernel
        units=$HOME/.config/systemd/user name=lanyard-refresh-ray-ai-training.ray-whisper.iam.gserviceaccount.com

        """

    @Test("puts no password into a file")
    func password() throws {
        let run = try inSandbox(
            RefreshTimerEnvironmentTests.prepare
                + "HTTPS_PROXY=http://me:secret@proxy lanyard refresh --install-timer; echo $?; ls \"$units\" 2>/dev/null"
        )
        let errors = """
            lanyard: error: HTTPS_PROXY holds a password, which would stand in a file
            lanyard: hint: put it where gcloud finds it: gcloud config set proxy/password PASSWORD

            """
        #expect(run.output == "1\n" && run.errors == errors, "\(run)")
    }

    @Test(
        "pays with the login of the shell, however that names it, and shares its token",
        arguments: ["GOOGLE_APPLICATION_CREDENTIALS", "LANYARD_SOURCE", "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE"]
    )
    func relativePath(_ variable: String) throws {
        let run = try inSandbox(
            RefreshTimerEnvironmentTests.prepare
                + """
                mkdir project; mv "$CLOUDSDK_CONFIG/application_default_credentials.json" project/key.json
                cd project; export \(variable)=key.json
                lanyard refresh --install-timer >/dev/null; lanyard token >a 2>/dev/null
                value() { sed -n "s/^$1=//p" "$units/$name.service" | paste -sd' '; }
                run="env -i HOME=$HOME $(value Environment) $(value ExecStart)"
                (cd / && eval "$run") 2>&1 | sed 's/[0-9]* min/N min/'
                # Named as a whole or from elsewhere, it is the same login.
                cd ..; \(variable)=$HOME/project/key.json lanyard token | cmp - project/a
                lanyard-sandbox log | grep -c generateAccessToken
                """,
            options: ["--adc"]
        )
        #expect(run.output == "\(RefreshTimerEnvironmentTests.account): N min left\n1\n", "\(run)")
    }

    @Test("goes through the proxy that gcloud's variables name")
    func proxy() throws {
        let run = try inSandbox(
            RefreshTimerEnvironmentTests.prepare
                + """
                export CLOUDSDK_PROXY_TYPE=http CLOUDSDK_PROXY_ADDRESS=proxy.domain.com CLOUDSDK_PROXY_PORT=3128
                lanyard refresh --install-timer >/dev/null; grep -o 'CLOUDSDK_PROXY.*' "$units/$name.service"
                rm "$units/$name.service"; CLOUDSDK_PROXY_PASSWORD=secret lanyard refresh --install-timer; echo $?
                grep -rl secret "$units"
                """
        )
        let variables = """
            CLOUDSDK_PROXY_ADDRESS=proxy.domain.com"
            CLOUDSDK_PROXY_PORT=3128"
            CLOUDSDK_PROXY_TYPE=http"
            1

            """
        let error = "lanyard: error: CLOUDSDK_PROXY_PASSWORD holds a password, which would stand in a file\n"
        #expect(run.output == variables && run.errors.hasPrefix(error), "\(run)")
    }

    @Test("in cron: the README's line, with the environment that cron gives, shares the shell's token and says nothing")
    func cron() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let line = try #require(
            text.components(separatedBy: "\n```cron\n").dropFirst().first?.components(separatedBy: "\n").first
        )
        let fields = line.split(separator: " ", maxSplits: 5).map { String($0) }
        try #require(fields.count == 6 && fields[0] == "*/10" && fields[1...4] == ["*", "*", "*", "*"])
        // cron(8): a percent sign would be a line end.
        #expect(!fields[5].contains("%"))
        let run = try inSandbox(
            RefreshTimerEnvironmentTests.prepare
                + """
                mkdir -p .local; ln -s "$(dirname "$(readlink -f "$(command -v lanyard)")")" .local/bin
                # Where Google is, cron would know from gcloud's configuration.
                keep=(); while IFS= read -r variable; do keep+=("$variable"); done < <(env | grep -E '^(CLOUDSDK_|LANYARD_)')
                cron=(env -i "${keep[@]}" HOME="$HOME" LOGNAME=me SHELL=/bin/sh PATH=/usr/bin:/bin /bin/sh -c '\(fields[5])')
                cd /; "${cron[@]}" </dev/null 2>&1 | grep -v note:; echo "${PIPESTATUS[0]}"; "${cron[@]}" 2>/dev/null; cd
                lanyard token 2>/dev/null | wc -l; lanyard-sandbox log | grep -c generateAccessToken
                """
        )
        #expect(run.output == "0\n1\n1\n", "\(run.errors)")
    }
}
