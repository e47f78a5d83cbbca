import Glibc
import LanyardCore
import LanyardSystem

/// Makes the fixes of a file's findings, round after round, until none is left to make.
struct FileMending {
    /// One fix may uncover another; a file that needs more rounds was not written by hand.
    private static let roundLimit = 8

    let check: FileCheck
    let bytes: [UInt8]
    /// What was mended, in the words of the file as it was before each round, but where it stood in the user's own file.
    let mended: [Finding]
    /// What the bytes hold of that file.
    let kept: KeptText
    /// What is left.
    let script: CheckedScript
    let findings: [Finding]

    init(_ check: FileCheck) {
        self.check = check
        var bytes = check.source.bytes
        var script = check.script(bytes)
        var findings = Rules.findings(in: script)
        var mended: [Finding] = []
        var kept = KeptText(bytes.count)
        for _ in 0..<FileMending.roundLimit {
            let fixed = FixedText(bytes, findings)
            guard !fixed.mended.isEmpty, fixed.bytes != bytes else { break }
            bytes = fixed.bytes
            mended += fixed.mended.map { FileMending.finding($0, asOf: kept, in: check.source) }
            kept.apply(fixed.edits)
            script = check.script(bytes)
            findings = Rules.findings(in: script)
        }
        self.bytes = bytes
        self.mended = mended.enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
        self.kept = kept
        self.script = script
        self.findings = findings
    }

    /// The finding in the place where the file had it before any round.
    private static func finding(_ finding: Finding, asOf kept: KeptText, in source: SourceText) -> Finding {
        guard finding.path == source.path else { return finding }
        var finding = finding
        let start = kept.oldOffset(of: finding.range.lowerBound)
        finding.range = start..<max(start, kept.oldOffset(of: finding.range.upperBound))
        finding.start = source.place(ofByte: finding.range.lowerBound)
        finding.end = source.place(ofByte: finding.range.upperBound)
        return finding
    }

    var isChanged: Bool { bytes != check.source.bytes }

    /// Writes the mended file in the place of the old one, which stays beside it as `.bak`.
    ///
    /// - Returns: the path of the copy.
    func write() throws(Failure) -> String {
        let world = check.world
        let target = try self.target()
        guard let status = world.files.status(target, false), status.kind == .regular else {
            throw Failure("\(visible(target)) is not a regular file")
        }
        guard status.owner == world.user else {
            throw Failure(
                "\(visible(target)) belongs to somebody else, and would be yours afterwards",
                hint: "run it as that user"
            )
        }
        let permissions = status.permissions & 0o777
        guard permissions & 0o200 != 0 else {
            throw Failure("\(visible(target)) may not be written", hint: "chmod u+w \(posixQuoted(target))")
        }
        let copy = try keepCopy(beside: target, permissions)
        let isOurs: Bool
        do throws(FileError) {
            // Whoever has changed it meanwhile has not lost a word.
            isOurs = try world.files.read(target, EnvScript.sizeLimit) == check.source.bytes
            if isOurs { try world.files.replace(target, bytes, permissions) }
        } catch {
            try? world.files.remove(copy)
            throw error.failure("write", target)
        }
        guard isOurs else {
            try? world.files.remove(copy)
            throw Failure("\(visible(target)) was changed meanwhile, so nothing is written", hint: "run it again")
        }
        return copy
    }

    /// Where the bytes stand: behind a link in the same folder, or behind any that was named.
    private func target() throws(Failure) -> String {
        let world = check.world
        guard world.files.status(check.path, false)?.kind == .symbolicLink else { return check.path }
        guard let target = world.files.canonical(check.path) else {
            throw Failure("\(visible(check.path)) is a link to nothing")
        }
        guard check.target.isNamed || folder(of: target) == folder(of: check.path) else {
            throw Failure(
                "\(visible(check.path)) is a link to \(visible(target)), so it is mended only when it is named",
                hint: "lanyard check --fix --file \(posixQuoted(check.path))"
            )
        }
        return target
    }

    /// `env.sh.bak`, or with a number where that is taken: no copy is ever overwritten.
    private func keepCopy(beside target: String, _ permissions: UInt32) throws(Failure) -> String {
        for number in 0..<100 {
            let path = target + ".bak" + (number == 0 ? "" : ".\(number)")
            guard check.world.files.status(path, false) == nil else { continue }
            do throws(FileError) {
                try check.world.files.createExclusively(path, check.source.bytes, permissions, groupOf: target)
                return path
            } catch .system(EEXIST) {
                continue
            } catch {
                throw error.failure("write", path)
            }
        }
        throw Failure(
            "there are a hundred copies of \(visible(target)) already",
            hint: "remove some: \(posixQuoted(target)).bak.*"
        )
    }
}
