import LanyardCore
import LanyardSystem

/// `docker-credential-lanyard` on PATH: the link to `lanyard` by which Docker finds us.
struct HelperProgram {
    let world: World

    enum Outcome: Equatable {
        /// PATH finds it, and it is this program.
        case found
        /// It was missing; the link's path.
        case made(String)
        /// It is where no entry of PATH leads to.
        case outsidePath(folder: String)
        /// PATH finds another program under that name.
        case shadowed(by: String)
    }

    /// Makes the link where it is missing.
    func ensure() throws(Failure) -> Outcome {
        guard let program = world.processes.ownPath() else {
            throw Failure("cannot tell where lanyard is: /proc is not readable", hint: "is /proc mounted?")
        }
        if let found = world.programOnPath(DockerHelper.name) {
            return isOurs(found, program) ? .found : .shadowed(by: found)
        }
        let link = try link(to: program)
        return world.programOnPath(DockerHelper.name) == nil ? .outsidePath(folder: folder(of: link)) : .made(link)
    }

    /// Beside `lanyard`, as PATH finds it or where it really is, or in `~/.local/bin`: first where PATH leads.
    private func link(to program: String) throws(Failure) -> String {
        var refusal: Failure?
        let places = places(program)
        for place in places.filter({ isOnPath($0) }) + places.filter({ !isOnPath($0) }) {
            let path = place + "/" + DockerHelper.name
            if isOurs(path, program) { return path }
            do throws(FileError) {
                if isHome(place) { try world.files.makeFolder(place, 0o755) }
                // A link that leads nowhere was an older installation's.
                if world.files.linkTarget(path) != nil, world.files.status(path, true) == nil {
                    try world.files.remove(path)
                }
                try world.files.makeLink(path, to: isOurs(place + "/lanyard", program) ? "lanyard" : program)
                return path
            } catch {
                // Another command of ours may have been quicker.
                if isOurs(path, program) { return path }
                refusal = error.failure("make the link", path)
            }
        }
        throw refusal ?? Failure("there is no folder for \(DockerHelper.name)")
    }

    private func places(_ program: String) -> [String] {
        var places = [folder(of: program)]
        if let named = world.programOnPath("lanyard"), isOurs(named, program) {
            places.insert(folder(of: named), at: 0)
        }
        if let home = world.environment["HOME"], world.files.status(home, true)?.owner == world.user {
            places.append(home + "/.local/bin")
        }
        return places
    }

    private func isOnPath(_ place: String) -> Bool {
        (world.environment["PATH"] ?? "").split(separator: ":").contains { $0 == place || $0 == place + "/" }
    }

    private func isHome(_ place: String) -> Bool {
        world.environment["HOME"].map { place == $0 + "/.local/bin" } ?? false
    }

    private func isOurs(_ path: String, _ program: String) -> Bool {
        world.files.canonical(path) == program
    }
}

extension World {
    /// What a shell would start under that name: an executable file in the first folder of PATH that has one.
    func programOnPath(_ name: String) -> String? {
        for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
            let path = folder + "/" + name
            if let status = files.status(path, true), status.kind == .regular, status.permissions & 0o111 != 0 {
                return path
            }
        }
        return nil
    }
}
