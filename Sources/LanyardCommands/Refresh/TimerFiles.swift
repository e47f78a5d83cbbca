import LanyardCore
import LanyardSystem

/// The files of our timers in the folder of the user's units: written whole, and only where nobody else's stand.
struct TimerFiles {
    let world: World
    private let folder: String

    /// Bytes of the largest unit that is looked at.
    private static let sizeLimit = 1 << 16
    private static let wants = "/timers.target.wants"

    init(_ world: World) throws(Failure) {
        self.world = world
        guard let folder = Folders(world).userUnits else {
            throw Failure("HOME is not set", hint: "export HOME=/home/you", exitCode: .usage)
        }
        self.folder = folder
    }

    /// Writes timer and service and switches the timer on, as `systemctl --user enable` does; what was done, for people.
    func install(_ timer: RefreshTimer, name: String) throws(Failure) -> String {
        try world.requireOwn(folder, for: folder + "/" + name)
        let link = folder + TimerFiles.wants + "/" + name + ".timer"
        let target = "../" + name + ".timer"
        let isOn = world.files.linkTarget(link) == target
        guard isOn || world.files.status(link, false) == nil else { throw foreign(link) }
        var hasChanged = !isOn
        for (ending, content) in [(".service", timer.service), (".timer", timer.timer)] {
            let path = folder + "/" + name + ending
            guard let old = try ours(path) else { throw foreign(path) }
            if old == Array(content.utf8) { continue }
            hasChanged = true
            do {
                try world.files.makeFolder(folder, 0o755)
                try world.files.replace(path, Array(content.utf8), 0o600)
            } catch {
                throw error.failure("write", path)
            }
        }
        guard hasChanged else { return "\(visible(folder))/\(name).timer is installed already\n" }
        if !isOn {
            do {
                try world.files.makeFolder(folder + TimerFiles.wants, 0o755)
                try world.files.makeLink(link, to: target)
            } catch {
                throw error.failure("make", link)
            }
        }
        return """
            \(visible(folder))/\(name).timer: every \(timer.interval) min, from the next login on
            from now on: systemctl --user daemon-reload && systemctl --user start \(name).timer
            without a login: loginctl enable-linger

            """
    }

    /// Whose timers are meant.
    enum Whose {
        case account(String)
        case user
        case everybody
    }

    func remove(_ whose: Whose) throws(Failure) -> String {
        var text = ""
        for file in world.files.namesIfReadable(in: folder) where isOurs(file, whose) {
            let path = folder + "/" + file
            guard let content = try ours(path), !content.isEmpty else { continue }
            let link = folder + TimerFiles.wants + "/" + file
            do {
                if world.files.linkTarget(link) == "../" + file { try world.files.remove(link) }
                try world.files.remove(path)
            } catch {
                throw error.failure("remove", path)
            }
            if file.hasSuffix(".timer") {
                text += "\(visible(path)) is removed\nif it runs: systemctl --user stop \(visible(file))\n"
            }
        }
        // Somebody removed a timer by hand, and left it switched on.
        for link in world.files.namesIfReadable(in: folder + TimerFiles.wants)
        where isOurs(link, whose) && world.files.status(folder + "/" + link, false) == nil {
            let path = folder + TimerFiles.wants + "/" + link
            guard world.files.linkTarget(path) == "../" + link else { continue }
            do {
                try world.files.remove(path)
            } catch {
                throw error.failure("remove", path)
            }
            text += "\(visible(path)) is removed\n"
        }
        return try text.isEmpty ? nothing(of: whose) : text
    }

    /// That there was nothing to remove; other accounts' timers are named, for one of them may be meant.
    private func nothing(of whose: Whose) throws(Failure) -> String {
        var others = ""
        for file in world.files.namesIfReadable(in: folder) where isOurs(file, .everybody) && file.hasSuffix(".timer") {
            let path = folder + "/" + file
            if let content = try ours(path), !content.isEmpty { others += "\(visible(path)) is left as it is\n" }
        }
        let owner =
            switch whose {
            case .account(let account): "of \(visible(account)) "
            case .user: "of your own token "
            case .everybody: ""
            }
        return "there is no timer \(others.isEmpty ? "" : owner)that lanyard wrote\n" + others
    }

    /// Whether a unit's name is one that we give to theirs.
    private func isOurs(_ file: String, _ whose: Whose) -> Bool {
        guard let ending = [".service", ".timer"].first(where: { file.hasSuffix($0) }) else { return false }
        let name = file.dropLast(ending.count)
        return switch whose {
        case .account(let account): RefreshTimer.isName(name, ofAccount: account)
        case .user: RefreshTimer.isName(name, ofAccount: nil)
        case .everybody: name.hasPrefix(RefreshTimer.prefix)
        }
    }

    /// The bytes of a unit of ours, empty where there is none yet; nil where it is not ours.
    private func ours(_ path: String) throws(Failure) -> [UInt8]? {
        guard let status = world.files.status(path, false) else { return [] }
        guard status.kind == .regular, status.owner == world.user else { return nil }
        do {
            let content = try world.files.read(path, TimerFiles.sizeLimit)
            return content.starts(with: RefreshTimer.mark.utf8) ? content : nil
        } catch {
            throw error.failure("read", path)
        }
    }

    private func foreign(_ path: String) -> Failure {
        Failure(
            "\(visible(path)) is not lanyard's, and is left as it is",
            hint: "move it away first: mv \(posixQuoted(path)) \(posixQuoted(path + ".old"))"
        )
    }
}
