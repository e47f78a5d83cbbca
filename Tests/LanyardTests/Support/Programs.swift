import Foundation

/// The programs under test: those of LANYARD_BIN (the static release), else the ones built beside the tests.
enum Programs {
    static let folder: String = {
        let named = ProcessInfo.processInfo.environment["LANYARD_BIN"] ?? ""
        let folder = named.isEmpty ? Bundle.module.bundleURL.deletingLastPathComponent().path : named
        // Without links, as the programs see themselves.
        return URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    }()

    static func path(_ name: String) -> String {
        folder + "/" + name
    }
}

/// How a program ended and what it wrote.
struct Run: Equatable {
    var code: Int32
    var output: String
    var errors: String
}

/// Runs a program to its end with exactly that environment, and kills it after `limit` seconds.
func execute(
    _ program: String,
    _ arguments: [String] = [],
    environment: [String: String],
    folder: String? = nil,
    input: String = "",
    limit: Double = 60
) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    // Files, not pipes: a helper that outlives the program (a background renewal) must not keep us waiting.
    let output = try scratch.create("output", "")
    let errors = try scratch.create("errors", "")
    let inputFile = try scratch.create("input", input)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputFile))
    try process.run()
    let watchdog = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
    let code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Run(code: code, output: try scratch.text("output"), errors: try scratch.text("errors"))
}
