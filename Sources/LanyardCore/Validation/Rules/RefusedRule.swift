/// What a shell would do, but Lanyard does not: it runs nothing.
struct RefusedRule: ValidationRule {
    static let ownName = "refused"
    let name = RefusedRule.ownName
    let summary = "The file sets variables, and whatever else it does has no effect outside it."
    let documentation = RuleDocumentation(
        explanation: """
            lanyard env answers what bash would export, without running anything. So it refuses what would start \
            a program, write a file, or change the shell that sources the file, and what depends on any of that.

            It reads assignments, export, readonly, declare, local, unset and set; all quotings and expansions; \
            arithmetic; arrays; if, case, for, while, [ ], [[ ]], && and ||; functions; here-documents; source \
            and cat of a file beside. In $( ) it answers gcloud config get-value, gcloud projects describe \
            --format='value(projectNumber)', pwd, whoami, id -un, hostname, uname, date +FORMAT, dirname, \
            basename, git rev-parse --show-toplevel and --abbrev-ref HEAD, echo, printf and cat.

            Everything else belongs into a script that is run, not into a file that is sourced: write the \
            resulting value into env.sh, or move the command to a script of its own.
            """,
        source: "bash(1), SHELL BUILTIN COMMANDS; the language of this program",
        bad: [
            "export x=«$(ls)»\n",
            "export x=1 «> file»\n",
            "«sleep 1»\n",
        ],
        good: [
            "export x=$(basename /a/b)\n",
            "build() { docker build .; }\n",
            "echo hello\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        redirections(in: script)
            + findings(toldBy: script).map { finding in
                guard finding.isIn(script.source), FrozenValue.isSecret(finding.range, in: script) else {
                    return finding
                }
                var finding = finding
                finding.hints = finding.hints.map { hint in
                    hint.hasPrefix("write the value itself") || hint.hasPrefix("write the resulting value")
                        ? RefusedRule.wayOfSecrets : hint
                }
                return finding
            }
    }

    private func redirections(in script: CheckedScript) -> [Finding] {
        ExitInSourcedFileRule().findings(toldBy: script).filter { ShellRedirection.isMeant($0, in: script) }.map {
            finding(
                .error,
                $0.range,
                in: script,
                "this redirects the shell that sources env.sh",
                hints: ["remove it, or redirect the command that is meant"]
            )
        }
    }

    /// Nobody is led to write a secret into the file.
    private static let wayOfSecrets = "set it in your shell, and leave it out of env.sh"
}
