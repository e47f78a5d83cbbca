import LanyardCore

/// `command -v NAME`: the first program of that name on PATH.
enum ProgramOnPath {
    static func answer(_ name: ByteString, _ path: ByteString, _ world: World) -> Answer {
        guard let name = String(validating: name.bytes, as: UTF8.self), !name.isEmpty, !name.contains("/"),
            let path = String(validating: path.bytes, as: UTF8.self)
        else { return .unknown("this name is not looked for on PATH here") }
        for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
            guard folder.hasPrefix("/") else { return .unknown("PATH holds a folder that depends on where one is") }
            let candidate = folder + "/" + name
            guard world.files.status(candidate, true)?.kind == .regular else { continue }
            if world.files.isAccessible(candidate, .execute) { return .output(ByteString(candidate + "\n")) }
        }
        return .output("", status: 1)
    }
}
