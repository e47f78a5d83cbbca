import LanyardCore
import LanyardSystem

/// An env.sh that has been read: where, which bytes, and what they set.
struct EnvFile {
    /// Bytes: whoever only wants the variables reads no more.
    static let sizeLimit = 1 << 20

    let path: String
    let content: [UInt8]
    let evaluation: Evaluation
    private let register: TrustRegister
    private let environment: Environment

    /// The user's own file, `~/.config/lanyard/env.sh`; nil where there is none.
    static func personal(in world: World) throws(Failure) -> EnvFile? {
        guard let path = Folders(world).personalFile else { return nil }
        return try readIfPresent(path, in: world)
    }

    /// The project's file, if it has one that the reader may use.
    ///
    /// A program that was never told to trust the project uses a file that it found only if that is allowed; one that
    /// was named (`--file`, LANYARD_FILE) is used as it is.
    static func project(named: String?, reader: Settings.Reader, in world: World) throws(Failure) -> EnvFile? {
        if let named { return try read(named, in: world) }
        guard reader == .program else { return try nearest(reader: reader, in: world) }
        do throws(Failure) {
            return try nearest(reader: reader, in: world)
        } catch {
            // What cannot be read is no concern of a program that was not pointed at it; what was allowed could be.
            return nil
        }
    }

    private static func nearest(reader: Settings.Reader, in world: World) throws(Failure) -> EnvFile? {
        let found = try ProjectSearch(world: world).read()
        guard let path = found.path else { return nil }
        guard reader == .program else { return try EnvFile(path: path, content: found.content, in: world) }
        let allowance = TrustRegister(world).allowance(for: path)
        guard !allowance.isEmpty else { return nil }
        let file = try EnvFile(path: path, content: found.content, reader: reader, in: world)
        return allowance.covers(found.content, file.evaluation.readFiles) ? file : nil
    }

    /// The file that a command is about: `--file`, else LANYARD_FILE, else the nearest.
    static func required(named: String?, in world: World) throws(Failure) -> EnvFile {
        if let named = named ?? world.environment["LANYARD_FILE"] { return try read(named, in: world) }
        let found = try ProjectSearch(world: world).read()
        guard let path = found.path else { throw .noEnvFile(found) }
        return try EnvFile(path: path, content: found.content, in: world)
    }

    /// A file's text and absolute path, for those who want to hear all that is wrong with it.
    ///
    /// - Parameter shown: its path in messages; nil: as it is found.
    static func text(
        of path: String,
        shown: String? = nil,
        in world: World
    ) throws(Failure) -> (source: SourceText, path: String) {
        let path = absolute(path, in: world)
        return (
            SourceText(path: shown ?? path, bytes: try content(of: path, limit: EnvScript.sizeLimit, in: world)), path
        )
    }

    /// Whether a file may redirect credentials: the user has allowed what stands in it, or it is the user's own.
    static func mayRedirect(_ path: String, _ evaluation: Evaluation, content: [UInt8], in world: World) -> Bool {
        let personal = Folders(world).personalFile.map { absolute($0, in: world) }
        return path == personal
            || TrustRegister(world).isAllowed(path, content: content, readFiles: evaluation.readFiles)
    }

    /// Its path alone, whether or not it can be read.
    static func path(named: String?, in world: World) throws(Failure) -> String {
        if let path = named ?? world.environment["LANYARD_FILE"] { return absolute(path, in: world) }
        let search = ProjectSearch(world: world).run()
        guard let path = search.path else { throw .noEnvFile(search) }
        return path
    }

    /// A variable's text; nil where it is unset or empty, which for every setting of ours means the same.
    subscript(name: String) -> String? {
        guard let value = evaluation[name]?.value, !value.isEmpty else { return nil }
        return value.text
    }

    var text: SourceText { SourceText(path: path, bytes: content) }

    /// All names that the file leaves exported, in its order.
    var names: [String] { evaluation.exports.map(\.name) }

    /// Whether the user has allowed these very bytes at that path. Looked up when it is asked for: most files set
    /// nothing for which it matters.
    var isAllowed: Bool { register.isAllowed(path, content: content, readFiles: evaluation.readFiles) }

    /// What must not be taken from a project before the file is allowed.
    var redirecting: [Variable] {
        let found = evaluation.redirecting { environment[bytes: $0] }
        return found.isEmpty || isAllowed ? [] : found
    }
}

extension EnvFile {
    private static func readIfPresent(_ path: String, in world: World) throws(Failure) -> EnvFile? {
        let content: [UInt8]?
        do throws(FileError) {
            content = try world.files.readIfPresent(path, limit: sizeLimit)
        } catch {
            throw .unreadable(path, error, in: world)
        }
        guard let content else { return nil }
        return try EnvFile(path: path, content: content, in: world)
    }

    private static func read(_ named: String, in world: World) throws(Failure) -> EnvFile {
        let path = absolute(named, in: world)
        return try EnvFile(path: path, content: content(of: path, in: world), in: world)
    }

    private static func content(
        of path: String,
        limit: Int = sizeLimit,
        in world: World
    ) throws(Failure) -> [UInt8] {
        do throws(FileError) {
            return try world.files.read(path, limit)
        } catch {
            throw .unreadable(path, error, in: world)
        }
    }

    private init(
        path: String,
        content: [UInt8],
        reader: Settings.Reader = .person,
        in world: World
    ) throws(Failure) {
        self.path = path
        self.content = content
        register = TrustRegister(world)
        environment = world.environment
        do throws(Diagnostic) {
            evaluation = try EnvScript.evaluation(
                of: content,
                path: path,
                environment: { world.environment[bytes: $0] },
                surroundings: {
                    let numbers = ProjectNumbers(world: world, mayAsk: reader == .person)
                    return .live(world, ofFile: path, projectNumber: numbers.answer)
                }
            )
        } catch {
            throw EnvFile.failure(error, in: path, of: content, reader, world)
        }
        if let problem = evaluation.problems.first {
            throw EnvFile.failure(problem, in: path, of: content, reader, world)
        }
    }

    /// What is wrong with a file, without any of its secrets: which they are, only the whole of it tells.
    private static func failure(
        _ problem: Diagnostic,
        in path: String,
        of content: [UInt8],
        _ reader: Settings.Reader,
        _ world: World
    ) -> Failure {
        // Whoever found the file and was not pointed at it goes on without a word.
        guard reader == .person else { return Failure("\(visible(path)) cannot be read", exitCode: .findings) }
        let numbers = ProjectNumbers(world: world, mayAsk: false)
        let script = CheckedScript(
            SourceText(path: path, bytes: content),
            in: .live(world, ofFile: path, projectNumber: numbers.answer),
            draw: { _ in "" },
            isAllowed: { _ in true }
        )
        let finding = script.shown(problem)
        guard problem.path != path else { return Failure(finding, in: path) }
        let sourced = problem.path.hasPrefix("/") ? problem.path : folder(of: path) + "/" + problem.path
        return Failure(finding.leadingToFix(of: sourced), in: sourced)
    }

    static func absolute(_ path: String, in world: World) -> String {
        // The folder without links, the file's own name as it is: so it is the same path that the search finds.
        guard let name = path.split(separator: "/").last.map({ String($0) }) else { return path }
        if name == "." || name == ".." || path.hasSuffix("/") { return world.files.canonical(path) ?? path }
        guard let folder = world.files.canonical(LanyardSystem.folder(of: path)) else { return path }
        return folder == "/" ? "/" + name : folder + "/" + name
    }
}
