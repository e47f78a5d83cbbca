import Foundation

/// What a test needs beside the project itself.
///
/// A developer may lack it, and is told which tests are skipped for that; with CI=true nothing is ever skipped, so that
/// the test fails there for want of the tool.
enum Requirements {
    static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    /// The static release programs of LANYARD_BIN: debug builds load libraries and start slowly.
    static let releasePrograms = isCI || ProcessInfo.processInfo.environment["LANYARD_BIN"]?.isEmpty == false

    /// Whether tests run as root.
    static let root = isCI || geteuid() == 0

    /// Another account of this machine, that of LANYARD_TEST_USER, which root can become.
    static let otherUser = isCI || (geteuid() == 0 && getpwnam(otherUserName) != nil)

    static let otherUserName = ProcessInfo.processInfo.environment["LANYARD_TEST_USER"] ?? "lanyard-test"

    static func tool(_ name: String) -> Bool {
        isCI || path(name) != nil
    }

    static func tools(_ names: String...) -> Bool {
        names.allSatisfy { tool($0) }
    }

    /// Where a program stands on PATH.
    static func path(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { $0 + "/" + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A Python with jsonschema and schemastore, which `./shell/test` makes.
    static let pythonPath = ProcessInfo.processInfo.environment["LANYARD_TEST_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    static let python = isCI || pythonPath != nil
}
