package import LanyardCore

extension Surroundings {
    /// What an env.sh may see of the machine. Nothing is looked up before it is asked for.
    ///
    /// - Parameters:
    ///   - path: of the file, absolute.
    ///   - projectNumber: how a project's number is found; by default it is not.
    package static func live(
        _ world: World,
        ofFile path: String,
        projectNumber: @escaping (String) -> Answer = { _ in .unknown("nobody is asked for a project's number here") }
    ) -> Surroundings {
        let folder = LanyardSystem.folder(of: path)
        var surroundings = Surroundings(
            environment: { world.environment[bytes: $0] },
            workingFolder: { WorkingFolder.logical(in: world) },
            read: { (path) throws(Unreadable) in try FileBeside(world: world, folder: folder).read(path) },
            status: { path, followingLinks in FileFacts.live(path, followingLinks, world) },
            answer: { question in
                switch question {
                case .userName: UserName.answer(world)
                case .hostName: SystemName.answer(UInt8(ascii: "n"))
                case .system(let letter): SystemName.answer(letter)
                case .date(let format, let isUTC): DateText.answer(format, isUTC: isUTC, world)
                case .gcloudProperty(let name): GCloudProperty.answer(name, world)
                case .projectNumber(let project): projectNumber(project)
                case .gitTopLevel(let folder): GitRepository.topLevel(of: folder, world)
                case .gitBranch(let folder): GitRepository.branch(of: folder, world)
                case .program(let name, let path): ProgramOnPath.answer(name, path, world)
                }
            }
        )
        surroundings.sourcePath = {
            // The same words with which a person in its folder would source it.
            guard world.files.currentFolder() == folder else { return ByteString(path) }
            return ByteString("./" + path.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1))
        }
        return surroundings
    }
}
