import LanyardCore
import LanyardSystem

/// Why there is no env.sh to read, and what to do about it.
extension Failure {
    /// A file that was named or found, but cannot be read.
    static func unreadable(_ path: String, _ error: FileError, in world: World) -> Failure {
        guard !path.isEmpty else {
            return Failure(
                "the file's name is empty",
                hint: "leave it out to read the nearest env.sh",
                exitCode: .usage
            )
        }
        var failure = error.failure("read", path)
        switch error {
        case .missing where world.files.status(path, false) != nil:
            failure.message = "cannot read \(visible(path)): a link to nothing"
            failure.hints = ["ls -l \(posixQuoted(path))"]
        case .missing:
            let isUsual = path.hasSuffix("/" + ProjectSearch.fileName)
            failure.hints = ["write one: lanyard init" + (isUsual ? "" : " --output \(posixQuoted(path))")]
        case .notRegular where world.files.status(path, true)?.kind == .folder:
            failure.message = "cannot read \(visible(path)): it is a folder"
            failure.hints = ["name a file in it, as in \(visible(path))/\(ProjectSearch.fileName)"]
        case .notRegular:
            failure.hints = ["name a regular file: nothing else is read"]
        case .tooLarge(let limit):
            failure.message = "cannot read \(visible(path)): larger than \(limit >> 20) MiB"
            failure.hints = ["env.sh holds settings, not data: is this the right file?"]
        case .notPermitted:
            failure.hints = ["is the file yours? ls -l \(posixQuoted(path))"]
        case .system where error.isShortage: break
        case .system:
            failure.hints = ["ls -l \(posixQuoted(path))"]
        }
        if world.environment["LANYARD_FILE"] == path { failure.hints.append("LANYARD_FILE names it") }
        return failure
    }

    /// No file was named, and none found.
    static func noEnvFile(_ search: ProjectSearch.Result) -> Failure {
        Failure(
            "there is no env.sh here or above",
            hints: search.passedOver.map(\.reason) + ["write one: lanyard init"]
        )
    }

    /// What is wrong in an env.sh: `env.sh:4:12: message: words`.
    ///
    /// - Parameter finding: without secrets.
    init(_ finding: Finding, in path: String) {
        let place = "\(visible(path)):\(finding.start.line):\(finding.start.column)"
        let words = finding.text.isEmpty ? "" : ": " + visible(finding.text, limit: 200)
        var hints = finding.hints
        switch finding.rule {
        // Nobody can guess what is read here and what is not.
        case "refused", "unstable-value", "mutating-command", "exit-in-sourced-file":
            hints.append("lanyard check --explain \(finding.rule)")
        default: break
        }
        self.init("\(place): \(finding.message)\(words)", hints: hints, exitCode: .findings)
    }
}
