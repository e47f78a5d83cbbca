import LanyardCore
import LanyardSystem

/// A shell's start-up file, and Lanyard's one line in it.
///
/// The line's mark says what was added with it (a line end, the whole file), so that taking it out gives back the file
/// as it was, byte for byte.
struct StartUpFile {
    /// Bytes of the largest start-up file that is edited.
    private static let sizeLimit = 4 << 20
    private static let mark = " # lanyard hook"
    private static let lineEndMark = " # lanyard hook, with the line end above"
    private static let newFileMark = " # lanyard hook, in a file of its own"
    private static let marks = [newFileMark, lineEndMark, mark]

    private let world: World
    private let line: String
    private let hasHook: (Substring) -> Bool
    /// As the shell names it.
    private let shownPath: String
    /// Where it really is, behind links: many keep their dot-files elsewhere.
    private let path: String
    private let content: [UInt8]?
    private let permissions: UInt32

    init(of shell: HookShell, program: String, in world: World) throws(Failure) {
        self.world = world
        line = shell.line(program: program)
        hasHook = { line in
            // Typed by hand it counts as well; commented out it does not.
            line.contains("lanyard") && line.contains(" hook " + shell.rawValue)
                && !line.drop { $0 == " " || $0 == "\t" }.hasPrefix("#")
        }
        shownPath = try StartUpFile.path(of: shell, in: world)
        if let target = world.files.canonical(shownPath) {
            path = target
        } else if world.files.linkTarget(shownPath) == nil {
            path = shownPath
        } else {
            throw Failure("\(visible(shownPath)) is a link that leads nowhere", hint: "mend or remove the link first")
        }
        permissions = world.files.status(path, true)?.permissions ?? 0o644
        do {
            content = try world.files.readIfPresent(path, limit: StartUpFile.sizeLimit)
        } catch {
            throw error.failure("read", shownPath)
        }
    }

    private static func path(of shell: HookShell, in world: World) throws(Failure) -> String {
        guard let home = world.environment["HOME"] else {
            throw Failure("HOME is not set", hint: "export HOME=/home/you", exitCode: .usage)
        }
        switch shell {
        case .bash: return home + "/.bashrc"
        case .zsh: return (world.environment["ZDOTDIR"] ?? home) + "/.zshrc"
        case .fish: return (world.environment["XDG_CONFIG_HOME"] ?? home + "/.config") + "/fish/conf.d/lanyard.fish"
        }
    }

    private var lines: [String] {
        (content ?? []).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
    private var backup: String { path + ".before-lanyard" }

    /// What was done, for people.
    func install() throws(Failure) -> String {
        let old = content ?? []
        if let present = lines.first(where: { hasHook($0[...]) }) {
            // Only a line that we wrote is ours to mend: of another place, from which lanyard has moved.
            guard let mark = StartUpFile.marks.first(where: { present.hasSuffix($0) }), present != line + mark else {
                return "\(visible(shownPath)) has the hook already\n"
            }
            try write(old.replacing(Array(present.utf8), with: Array((line + mark).utf8), maxReplacements: 1), to: path)
            return "\(visible(shownPath)) had the hook of another place: it is that of this one now\n"
        }
        let needsLineEnd = !old.isEmpty && old.last != UInt8(ascii: "\n")
        let mark = content == nil ? StartUpFile.newFileMark : needsLineEnd ? StartUpFile.lineEndMark : StartUpFile.mark
        // The first one stays: it is the file without any hook.
        if content != nil, world.files.status(backup, false) == nil { try write(old, to: backup) }
        try write(old + Array(((needsLineEnd ? "\n" : "") + line + mark + "\n").utf8), to: path)
        return "added to \(visible(shownPath)): it counts for shells that start from now on\n"
    }

    func uninstall() throws(Failure) -> String {
        let newline = UInt8(ascii: "\n")
        var rest = content ?? []
        var wholeFile = false
        var isFound = false
        var start = rest.startIndex
        while start < rest.endIndex {
            let end = rest[start...].firstIndex(of: newline) ?? rest.endIndex
            let current = String(decoding: rest[start..<end], as: UTF8.self)
            let next = min(end + 1, rest.endIndex)
            guard hasHook(current[...]),
                let mark = StartUpFile.marks.first(where: { current.hasSuffix($0) })
            else {
                start = next
                continue
            }
            isFound = true
            wholeFile = mark == StartUpFile.newFileMark
            // The line end above is ours only while nothing has been written behind our line.
            let takesLineEnd = mark == StartUpFile.lineEndMark && next == rest.endIndex && start > 0
            rest.removeSubrange((takesLineEnd ? start - 1 : start)..<next)
            if takesLineEnd { break }
        }
        guard isFound else { return "\(visible(shownPath)) has no hook that lanyard wrote\n" }
        if wholeFile, rest.isEmpty {
            try remove(path)
        } else {
            try write(rest, to: path)
            // Kept where it holds more than what now stands in the file.
            if let kept = try? world.files.read(backup, StartUpFile.sizeLimit), kept == rest { try remove(backup) }
        }
        return "taken out of \(visible(shownPath))\n"
    }

    private func write(_ bytes: [UInt8], to target: String) throws(Failure) {
        if let status = world.files.status(path, true) {
            guard status.owner == world.user else {
                throw Failure(
                    "\(visible(shownPath)) belongs to another user",
                    hint: "run it as that user, or set HOME to your own"
                )
            }
            // Whoever made it read-only meant it, though a rename would get round that.
            guard status.permissions & 0o200 != 0 else {
                throw Failure("\(visible(shownPath)) is read-only", hint: "add this line where it belongs: " + line)
            }
        }
        try world.requireOwn(folder(of: target), for: target)
        do {
            try world.files.makeFolder(folder(of: target), 0o755)
            try world.files.replace(target, bytes, permissions)
        } catch {
            throw error.failure("write", target)
        }
    }

    private func remove(_ target: String) throws(Failure) {
        do {
            try world.files.remove(target)
        } catch {
            throw error.failure("remove", target)
        }
    }
}
