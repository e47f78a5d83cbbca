/// A timer of systemd's that keeps a token fresh, and the service that it starts: systemd.timer(5), systemd.service(5).
package struct RefreshTimer: Equatable, Sendable {
    /// An absolute path.
    package var program: String
    /// Without the program's name.
    package var arguments: [String]
    /// What the user's manager does not know of the shell in which the timer was asked for.
    package var environment: [(name: String, value: String)]
    /// For people.
    package var account: String
    /// Minutes between two looks at the token; a divisor of 60.
    package var interval: Int

    package init(
        program: String,
        arguments: [String],
        environment: [(name: String, value: String)],
        account: String,
        interval: Int
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.account = account
        self.interval = interval
    }

    package static func == (one: RefreshTimer, other: RefreshTimer) -> Bool {
        one.service == other.service && one.timer == other.timer
    }

    /// The first line of both files: what has it is ours to change and to remove.
    package static let mark = "# Written by lanyard refresh --install-timer; lanyard refresh --remove-timer removes it."

    /// What the names of all our units start with.
    package static let prefix = "lanyard-refresh-"

    /// The longest that the service may take, in seconds: above the time limit of `lanyard refresh`, twice, for it starts
    /// anew where the machine slept meanwhile.
    package static let startLimit = 100

    /// The name of the units without their ending: one pair of them for each token that is another one.
    package static func name(_ target: TokenTarget) -> String {
        let name = self.name(account: target.serviceAccount)
        guard target != TokenTarget(serviceAccount: target.serviceAccount) else { return name }
        let rest = [
            target.scopes.joined(separator: ","), target.delegates.joined(separator: ","), "\(target.lifetime)",
        ]
        return name + "-" + fnv1a(Array(rest.joined(separator: "\n").utf8))
    }

    /// What the names of all of an account's units start with, and the whole of it for its usual token.
    ///
    /// - Parameter account: an e-mail address, of which systemd would take the part behind `@` for an instance; nil: the
    ///   user's own token.
    private static func name(account: String?) -> String {
        guard let account else { return prefix + "own-token" }
        return prefix + String(account.map { $0 == "@" ? "." : $0 })
    }

    /// Whether units of that name, without its ending, are for a token of that account, whichever it is.
    package static func isName(_ name: Substring, ofAccount account: String?) -> Bool {
        let usual = self.name(account: account)
        guard name != usual else { return true }
        let rest = name.dropFirst(usual.count)
        return name.hasPrefix(usual) && rest.hasPrefix("-") && rest.count == 17
            && rest.dropFirst().allSatisfy(\.isHexDigit)
    }

    /// How many minutes may lie between two looks at a token that shall live for that many seconds: a third of them, so
    /// that one that fails is made good in time.
    package static func interval(seconds: Int) -> Int {
        [10, 6, 5, 4, 3, 2].first { $0 * 180 <= seconds } ?? 1
    }

    package var service: String {
        let variables = environment.map { RefreshTimer.quoted($0.name + "=" + $0.value) }
        let words = arguments.map { RefreshTimer.quoted($0, isArgument: true) }
        return """
            \(RefreshTimer.mark)
            [Unit]
            Description=Fresh token of \(RefreshTimer.percent(account)) (Lanyard)

            [Service]
            Type=oneshot
            # No project's env.sh is read there.
            WorkingDirectory=/
            UMask=0077
            TimeoutStartSec=\(RefreshTimer.startLimit)
            \(variables.map { "Environment=" + $0 + "\n" }.joined())ExecStart=\(([RefreshTimer.quoted(program)] + words).joined(separator: " "))

            """
    }

    package var timer: String {
        """
        \(RefreshTimer.mark)
        [Unit]
        Description=Fresh token of \(RefreshTimer.percent(account)) (Lanyard)

        [Timer]
        OnStartupSec=15
        # By the calendar, for a machine that wakes up has no other count of the time it slept.
        OnCalendar=*:0/\(interval)
        RandomizedDelaySec=10

        [Install]
        WantedBy=timers.target

        """
    }

    /// A word in double quotes (systemd.syntax(7)): `%` starts a specifier, and `$` a variable where a command's
    /// arguments stand.
    private static func quoted(_ text: String, isArgument: Bool = false) -> String {
        var word = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": word += "\\" + String(scalar)
            case "%": word += "%%"
            case "$" where isArgument: word += "$$"
            case "\n": word += "\\n"
            case "\t": word += "\\t"
            case "\r": word += "\\r"
            default: word.unicodeScalars.append(scalar)
            }
        }
        return word + "\""
    }

    private static func percent(_ text: String) -> String {
        text.map { $0 == "%" ? "%%" : String($0) }.joined()
    }
}
