import Foundation

extension Requirements {
    /// Docker's client library for Python.
    static let pythonDocker: Bool = {
        guard !isCI else { return true }
        guard let python = path("python3") else { return false }
        let run = try? execute(python, ["-c", "import docker.credentials"], environment: ["HOME": "/nonexistent"])
        return run?.code == 0
    }()
}
