import Foundation

extension Requirements {
    /// A Python that has Docker's client library: the one on PATH, or the system's, for which Debian packages it.
    static let pythonWithDocker: String? = [path("python3"), "/usr/bin/python3"].compactMap { $0 }.first { python in
        let run = try? execute(python, ["-c", "import docker.credentials"], environment: ["HOME": nowhere])
        return run?.code == 0
    }
}
