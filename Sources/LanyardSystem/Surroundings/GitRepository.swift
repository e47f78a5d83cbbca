import LanyardCore

/// The repository around a folder, read as `git rev-parse` reads it, for the plain cases.
struct GitRepository {
    /// Bytes.
    private static let limit = 1 << 20

    /// Without links.
    private let top: String
    /// `.git`, or where the file of that name points.
    private let folder: String
    private let world: World

    private enum Search {
        case none
        case found(GitRepository)
        case unknown(String)
    }

    static func topLevel(of folder: ByteString, _ world: World) -> Answer {
        switch search(folder, world) {
        case .none: .output("", status: 128)
        case .unknown(let reason): .unknown(reason)
        case .found(let repository): .output(ByteString(repository.top + "\n"))
        }
    }

    /// The branch's name; `HEAD` where none is checked out.
    static func branch(of folder: ByteString, _ world: World) -> Answer {
        switch search(folder, world) {
        case .none: .output("", status: 128)
        case .unknown(let reason): .unknown(reason)
        case .found(let repository): repository.branch()
        }
    }

    private static func search(_ bytes: ByteString, _ world: World) -> Search {
        let redirecting = world.environment.entries(startingWith: "GIT_").contains {
            ["GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES", "GIT_COMMON_DIR"].contains($0.name.text)
        }
        guard !redirecting else { return .unknown("GIT_* variables lead git elsewhere") }
        guard let named = String(validating: bytes.bytes, as: UTF8.self), var place = world.files.canonical(named),
            let device = world.files.status(place, true)?.device
        else { return .unknown("the folder cannot be looked at") }
        while world.files.status(place, true)?.device == device {
            let candidate = (place == "/" ? "" : place) + "/.git"
            if let status = world.files.status(candidate, true) {
                return found(place, candidate, status, world)
            }
            if world.files.status((place == "/" ? "" : place) + "/HEAD", true) != nil {
                return .unknown("this looks like a bare repository")
            }
            if place == "/" { return .none }
            place = LanyardSystem.folder(of: place)
        }
        return .none
    }

    private static func found(_ top: String, _ candidate: String, _ status: FileStatus, _ world: World) -> Search {
        guard world.files.status(top, true)?.owner == world.user else {
            return .unknown("the repository belongs to somebody else")
        }
        var folder = candidate
        if status.kind == .regular {
            let text = String(decoding: (try? world.files.read(candidate, limit)) ?? [], as: UTF8.self)
            guard text.hasPrefix("gitdir: "), let line = text.dropFirst(8).split(separator: "\n").first else {
                return .unknown("the file .git cannot be read")
            }
            folder = line.hasPrefix("/") ? String(line) : top + "/" + line
        }
        let repository = GitRepository(top: top, folder: folder, world: world)
        guard let configuration = repository.text("config", inCommon: true), repository.text("HEAD") != nil else {
            return .unknown("the repository is broken")
        }
        let words = configuration.lowercased().split { !$0.isLetter && $0 != "=" }.joined()
        guard !words.contains("bare=true"), !words.contains("worktree="), !words.contains("refstorage=reftable") else {
            return .unknown("the repository is set up in a way that is not read here")
        }
        return .found(repository)
    }

    private func branch() -> Answer {
        guard let head = text("HEAD")?.split(separator: "\n").first else { return .unknown("HEAD cannot be read") }
        guard head.hasPrefix("ref: ") else { return .output("HEAD\n") }
        guard head.hasPrefix("ref: refs/heads/") else { return .unknown("HEAD points at no branch") }
        let name = String(head.dropFirst("ref: refs/heads/".utf8.count))
        let packed = text("packed-refs", inCommon: true) ?? ""
        func exists(_ reference: String) -> Bool {
            text(reference, inCommon: true) != nil
                || packed.split(separator: "\n").contains { $0.hasSuffix(" " + reference) }
        }
        guard exists("refs/heads/" + name) else { return .unknown("the branch has no commit yet") }
        guard !exists("refs/tags/" + name), !exists("refs/remotes/" + name), text(name, inCommon: true) == nil else {
            return .unknown("the branch's name has more than one meaning")
        }
        return .output(ByteString(name + "\n"))
    }

    /// A file of the repository's; those that all its work trees share stand elsewhere.
    private func text(_ name: String, inCommon: Bool = false) -> String? {
        var place = folder
        if inCommon, let content = try? world.files.read(folder + "/commondir", 4096) {
            let line = String(decoding: content, as: UTF8.self).split(separator: "\n").first.map { String($0) } ?? "."
            place = line.hasPrefix("/") ? line : folder + "/" + line
        }
        guard let content = try? world.files.read(place + "/" + name, GitRepository.limit) else { return nil }
        return String(decoding: content, as: UTF8.self)
    }
}
