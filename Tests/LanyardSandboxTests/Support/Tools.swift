import Foundation

/// Programs that these tests run.
enum Tools {
    /// The sandbox of LANYARD_BIN (the release), else the one built beside the tests.
    static let sandbox: String = {
        if let folder = ProcessInfo.processInfo.environment["LANYARD_BIN"], !folder.isEmpty {
            return folder + "/lanyard-sandbox"
        }
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = tests.deletingLastPathComponent().path + "/lanyard-sandbox"
        // Where a helper of the toolchain runs the test bundle, argv names the bundle.
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/lanyard-sandbox"
    }()

    /// Whether those programs are here. Where CI=true nothing is skipped: the test fails there for want of the tool.
    static func have(_ names: String...) -> Bool {
        ProcessInfo.processInfo.environment["CI"] == "true" || names.allSatisfy { path($0) != nil }
    }

    private static func path(_ name: String) -> String? {
        searchPath.split(separator: ":").map { $0 + "/" + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
}
