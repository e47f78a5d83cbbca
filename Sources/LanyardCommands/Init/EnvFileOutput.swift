import LanyardCore
import LanyardSystem

/// Where `lanyard init` writes: a new file, or with `--force` one that is there.
struct EnvFileOutput {
    /// Readable by all, as any source file is: there is no secret in it.
    private static let permissions: UInt32 = 0o644

    let world: World
    let path: String
    /// Where the bytes go: behind a link, the file that it names.
    private let target: String
    private let permissions: UInt32

    /// Refuses what must not be overwritten, before anybody is asked anything.
    init(_ world: World, path: String, isForced: Bool) throws(Failure) {
        self.world = world
        self.path = path
        guard !path.isEmpty else {
            throw Failure("--output is empty", hint: "name a file, as in --output env.sh", exitCode: .usage)
        }
        guard world.files.status(path, false) != nil else {
            target = path
            permissions = EnvFileOutput.permissions
            try checkOwner()
            return
        }
        guard let status = world.files.status(path, true), let canonical = world.files.canonical(path) else {
            throw Failure("\(visible(path)) is a link to nothing", hint: "remove it, or name another file: --output")
        }
        switch status.kind {
        case .folder:
            throw Failure("\(visible(path)) is a folder", hint: "name a file in it: --output \(visible(path))/env.sh")
        case .regular: break
        case .symbolicLink, .other:
            throw Failure("\(visible(path)) is not a regular file", hint: "name another file: --output")
        }
        guard isForced else {
            throw Failure(
                "\(visible(path)) exists already",
                hints: ["see what is wrong with it: lanyard check", "replace it: --force"]
            )
        }
        target = canonical
        permissions = status.permissions & 0o777
        try checkOwner()
    }

    /// Others may share a folder, and know why; only root gets past the permissions, and leaves what nobody else can
    /// change.
    private func checkOwner() throws(Failure) {
        guard world.user == 0 else { return }
        try world.requireOwn(folder(of: target), for: path, hint: "run it as that user, without sudo")
    }

    /// Writes all of it at once, and allows it: who has answered the questions knows what is in it.
    ///
    /// - Returns: whether it could be allowed.
    func write(_ content: [UInt8], exports: [Variable]) throws(Failure) -> Bool {
        do throws(FileError) {
            try world.files.replace(target, content, permissions)
        } catch .missing {
            let parent = folder(of: path)
            throw Failure(
                "cannot write \(visible(path)): there is no folder \(visible(parent))",
                hint: "make it first, with mkdir -p"
            )
        } catch {
            throw error.failure("write", path)
        }
        do throws(Failure) {
            // Under the name by which readers will find it, be it a link or not.
            try TrustRegister(world).allow(EnvFile.absolute(path, in: world), content: content, exports: exports)
            return true
        } catch {
            Report(world).warning("\(visible(path)) is written, but cannot be allowed: \(error.message)")
            return false
        }
    }
}
