import Foundation
import LanyardCore
import Testing

@testable import LanyardCommands

/// The units that `lanyard refresh --install-timer` writes for systemd.
@Suite("lanyard refresh in a timer")
struct RefreshTimerFilesTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    private static let name = "lanyard-refresh-ray-ai-training.ray-whisper.iam.gserviceaccount.com"
    private static let prepare = """
        export SERVICE_ACCOUNT=\(account) LANYARD_STORE=kernel
        units=$HOME/.config/systemd/user name=\(name)
        files() { (cd "$units" && find . -not -type d -printf '%P %M %l\\n' | sort | sed 's/ $//'); }

        """

    @Test(
        "is what systemd takes, runs as systemd would run it, and keeps the very token that the shell has",
        .enabled(if: Requirements.tool("systemd-analyze"), "systemd-analyze is missing")
    )
    func verified() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                umask 022; lanyard refresh --install-timer --min-ttl 40m | sed "s,$HOME,HOME,"; files
                systemd-analyze verify --user "$units/$name.timer" "$units/$name.service" && echo verified
                # Nothing here holds a character that the shell would read otherwise than systemd does.
                value() { sed -n "s/^$1=//p" "$units/$name.service" | paste -sd' '; }
                run="env -i HOME=$HOME $(value Environment) $(value ExecStart)"
                (cd / && eval "$run") | sed 's/[0-9]* min/N min/'; lanyard token 2>/dev/null | wc -l
                lanyard-sandbox log | grep -c generateAccessToken
                grep -c 'min-ttl" "2400"$' "$units/$name.service"; grep OnCal "$units/$name.timer"
                """
        )
        let expected = """
            HOME/.config/systemd/user/\(RefreshTimerFilesTests.name).timer: every 10 min, from the next login on
            from now on: systemctl --user daemon-reload && systemctl --user start \(RefreshTimerFilesTests.name).timer
            without a login: loginctl enable-linger
            \(RefreshTimerFilesTests.name).service -rw-------
            \(RefreshTimerFilesTests.name).timer -rw-------
            timers.target.wants/\(RefreshTimerFilesTests.name).timer lrwxrwxrwx ../\(RefreshTimerFilesTests.name).timer
            verified
            \(RefreshTimerFilesTests.account): N min left
            1
            1
            1
            OnCalendar=*:0/10

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test(
        "names the program wherever it stands",
        .enabled(if: Requirements.tool("systemd-analyze"), "systemd-analyze is missing")
    )
    func oddPath() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                odd="$HOME/a b%h"; mkdir "$odd"; cp "$(readlink -f "$(command -v lanyard)")" "$odd/lanyard"
                LANYARD_KEYRING='a%b "c" \\d' "$odd/lanyard" refresh --install-timer >/dev/null
                systemd-analyze verify --user "$units/$name.timer" "$units/$name.service" && echo verified
                # It is the path that is looked at.
                mv "$odd" "$HOME/it's"
                systemd-analyze verify --user "$units/$name.service" 2>&1 | grep -c 'is not executable'
                # Such a path systemd does not take.
                "$HOME/it's/lanyard" refresh --install-timer; echo $?
                """
        )
        let errors = """
            lanyard: error: systemd starts no program whose path holds a quote or a backslash
            lanyard: hint: put lanyard elsewhere: ~/.local/bin

            """
        #expect(run.output == "verified\n1\n1\n" && run.errors.hasSuffix(errors), "\(run)")
    }

    @Test("is written once, changed where another promise is asked for, and removed without a trace")
    func idempotent() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                other=another@ray-whisper.iam.gserviceaccount.com
                times() { find "$units" -not -type d -printf '%i %T@\\n' | sort; }
                lanyard refresh --install-timer >/dev/null; times >a
                lanyard refresh --install-timer | sed "s,$HOME,HOME,"; times | cmp - a && echo untouched
                lanyard refresh --install-timer --min-ttl 5m | grep -c 'every 1 min'; files | wc -l
                lanyard refresh --install-timer --service-account $other | grep -c "every 10 min"
                lanyard refresh --install-timer --as-user | grep -c "every 10 min"; files | wc -l
                lanyard refresh --remove-timer --service-account $other | wc -l; files | wc -l
                lanyard refresh --remove-timer | sed "s,$HOME,HOME,"; files | wc -l
                lanyard refresh --remove-timer
                """
        )
        let expected = """
            HOME/.config/systemd/user/\(RefreshTimerFilesTests.name).timer is installed already
            untouched
            1
            3
            1
            1
            9
            2
            6
            HOME/.config/systemd/user/lanyard-refresh-own-token.timer is removed
            if it runs: systemctl --user stop lanyard-refresh-own-token.timer
            HOME/.config/systemd/user/\(RefreshTimerFilesTests.name).timer is removed
            if it runs: systemctl --user stop \(RefreshTimerFilesTests.name).timer
            0
            there is no timer that lanyard wrote

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("works as it is written, also where a token lives too short a time for half of it to be promised")
    func lifetimes() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                value() { sed -n "s/^$1=//p" "$units"/*.service | paste -sd' '; }
                for lifetime in 60 90 100 119 120 3600; do
                    lanyard refresh --install-timer --lifetime $lifetime >/dev/null
                    run="env -i HOME=$HOME $(value Environment) $(value ExecStart)"
                    (cd / && eval "$run") >out 2>err; echo "$lifetime $? $(value ExecStart | grep -o '"[0-9]*"$') $(wc -l <out)"
                    lanyard refresh --remove-timer >/dev/null
                done
                lanyard-sandbox log | grep -c generateAccessToken
                """
        )
        let expected = """
            60 0 "0" 1
            90 0 "30" 1
            100 0 "40" 1
            119 0 "59" 1
            120 0 "60" 1
            3600 0 "1800" 1
            6

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("may take longer than the command that it starts")
    func startLimit() {
        #expect(RefreshTimer.startLimit * 1000 >= 2 * TokenPlan.timeLimit + 5000)
    }

    @Test("is another one for another token of the same account, and goes with the account's others")
    func another() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                lanyard refresh --install-timer >/dev/null; cp "$units/$name.service" first
                lanyard refresh --install-timer --scopes devstorage.read_only --lifetime 30m >/dev/null
                lanyard refresh --install-timer --lifetime 30m >/dev/null
                cmp first "$units/$name.service" && files | grep -c '[.]timer lrwx'
                grep -h ^Description "$units"/*.service | sort
                lanyard refresh --remove-timer --service-account \(RefreshTimerFilesTests.account) | grep -c removed; files
                """
        )
        let expected = """
            3
            Description=Fresh token of \(RefreshTimerFilesTests.account) (Lanyard)
            Description=Fresh token of \(RefreshTimerFilesTests.account) (devstorage.read_only; for 30m) (Lanyard)
            Description=Fresh token of \(RefreshTimerFilesTests.account) (for 30m) (Lanyard)
            3

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("of another account is named, and left, where one is to be removed that is not there")
    func othersTimer() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                other=another@ray-whisper.iam.gserviceaccount.com
                lanyard refresh --install-timer >/dev/null; echo mine >"$units/lanyard-refresh-x.timer"
                lanyard refresh --remove-timer --service-account $other | sed "s,$HOME,HOME,"
                lanyard refresh --remove-timer --as-user | sed "s,$HOME,HOME,"; files | wc -l
                """
        )
        let left = "HOME/.config/systemd/user/\(RefreshTimerFilesTests.name).timer is left as it is\n"
        let expected = """
            there is no timer of another@ray-whisper.iam.gserviceaccount.com that lanyard wrote
            \(left)there is no timer of your own token that lanyard wrote
            \(left)4

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test(
        "is removed with no flag that means nothing there",
        arguments: [
            "--min-ttl 99h", "--lifetime 2h", "--scopes x", "--delegates a@b", "--file env.sh",
            "--as-user --service-account \(account)", "--service-account nonsense",
        ]
    )
    func removalFlags(_ flags: String) throws {
        let run = try execute(
            Programs.path("lanyard"),
            ["refresh", "--remove-timer"] + flags.split(separator: " ").map { String($0) },
            environment: ["HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
        )
        #expect(run.code == 64 && run.output == "" && run.errors.contains("--"), "\(run)")
    }

    @Test(
        "leaves alone what is not its own",
        arguments: ["$name.timer", "$name.service", "timers.target.wants/$name.timer"]
    )
    func foreign(_ file: String) throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                mkdir -p "$units/timers.target.wants"; echo mine >"$units/\(file)"
                lanyard refresh --install-timer 2>err; echo $?; grep -c 'is not lanyard.s, and is left as it is' err
                cat "$units/\(file)"; rm "$units/\(file)"; ln -s /etc/passwd "$units/\(file)"
                lanyard refresh --install-timer 2>err; echo $?; lanyard refresh --remove-timer | tail -1
                readlink "$units/\(file)"
                """
        )
        let removal = "there is no timer that lanyard wrote"
        #expect(run.output == "1\n1\nmine\n1\n\(removal)\n/etc/passwd\n", "\(run.errors)")
    }

    @Test("that was removed by hand is not left switched on")
    func removal() throws {
        let run = try inSandbox(
            RefreshTimerFilesTests.prepare
                + """
                lanyard refresh --install-timer >/dev/null; rm "$units/$name".*
                ln -s ../another.timer "$units/timers.target.wants/another.timer"
                lanyard refresh --remove-timer | sed "s,$HOME,HOME,"; files
                """
        )
        let link = "timers.target.wants/\(RefreshTimerFilesTests.name).timer"
        let expected = """
            HOME/.config/systemd/user/\(link) is removed
            timers.target.wants/another.timer lrwxrwxrwx ../another.timer

            """
        #expect(run == Run(code: 0, output: expected, errors: ""))
    }
}
