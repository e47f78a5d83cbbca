import LanyardCore
import Testing

@Suite("A refresh timer")
struct RefreshTimerTests {
    private static func timer(
        program: String = "/home/me/.local/bin/lanyard",
        arguments: [String] = ["refresh"],
        environment: [(name: String, value: String)] = [],
        account: String = "a@b.iam.gserviceaccount.com"
    ) -> RefreshTimer {
        RefreshTimer(
            program: program,
            arguments: arguments,
            environment: environment,
            account: account,
            interval: 10
        )
    }

    @Test("is two units")
    func units() {
        let timer = RefreshTimerTests.timer(environment: [("A", "1"), ("B", "two words")])
        #expect(
            timer.service == """
                \(RefreshTimer.mark)
                [Unit]
                Description=Fresh token of a@b.iam.gserviceaccount.com (Lanyard)

                [Service]
                Type=oneshot
                # No project's env.sh is read there.
                WorkingDirectory=/
                UMask=0077
                TimeoutStartSec=100
                Environment="A=1"
                Environment="B=two words"
                ExecStart="/home/me/.local/bin/lanyard" "refresh"

                """
        )
        #expect(
            timer.timer == """
                \(RefreshTimer.mark)
                [Unit]
                Description=Fresh token of a@b.iam.gserviceaccount.com (Lanyard)

                [Timer]
                OnStartupSec=15
                # By the calendar, for a machine that wakes up has no other count of the time it slept.
                OnCalendar=*:0/10
                RandomizedDelaySec=10

                [Install]
                WantedBy=timers.target

                """
        )
    }

    @Test(
        "quotes what means something to systemd",
        arguments: [("%h", "%%h", "%%h"), ("$HOME", "$$HOME", "$HOME"), ("a\"b\\c", "a\\\"b\\\\c", "a\\\"b\\\\c")]
    )
    func quoting(_ text: String, _ argument: String, _ value: String) {
        let timer = RefreshTimerTests.timer(arguments: [text], environment: [("V", text)], account: "%")
        #expect(timer.service.contains("\nExecStart=\"/home/me/.local/bin/lanyard\" \"\(argument)\"\n"))
        #expect(timer.service.contains("\nEnvironment=\"V=\(value)\"\n"))
        #expect(timer.timer.contains("Description=Fresh token of %% (Lanyard)\n"))
    }

    @Test("is named after its account, of which no part may be an instance")
    func names() {
        let account = "a@b.iam.gserviceaccount.com"
        #expect(
            RefreshTimer.name(TokenTarget(serviceAccount: account)) == "lanyard-refresh-a.b.iam.gserviceaccount.com"
        )
        #expect(RefreshTimer.name(TokenTarget(serviceAccount: nil)) == "lanyard-refresh-own-token")
    }

    @Test("has another name for each of an account's tokens, all of which are known for that account's")
    func peculiar() {
        let account = "a@b.iam.gserviceaccount.com"
        let targets = [
            TokenTarget(serviceAccount: account), TokenTarget(serviceAccount: account, lifetime: 1800),
            TokenTarget(serviceAccount: account, scopes: ["https://www.googleapis.com/auth/devstorage.read_only"]),
            TokenTarget(serviceAccount: account, delegates: ["c@d.iam.gserviceaccount.com"]),
        ]
        let names = targets.map { RefreshTimer.name($0) }
        #expect(Set(names).count == targets.count)
        for name in names {
            #expect(RefreshTimer.isName(name[...], ofAccount: account))
            #expect(!RefreshTimer.isName(name[...], ofAccount: nil))
            #expect(!RefreshTimer.isName(name[...], ofAccount: "a@b.iam.gserviceaccount.co"))
        }
        let own = RefreshTimer.name(TokenTarget(serviceAccount: nil, lifetime: 60))
        #expect(RefreshTimer.isName(own[...], ofAccount: nil) && !RefreshTimer.isName(own[...], ofAccount: account))
    }

    @Test(
        "looks three times before the promise breaks",
        arguments: [(1800, 10), (1799, 6), (3300, 10), (600, 3), (60, 1)]
    )
    func intervals(_ seconds: Int, _ minutes: Int) {
        #expect(RefreshTimer.interval(seconds: seconds) == minutes)
        #expect(60 % minutes == 0)
    }
}
