import Foundation
import LanyardSystem

/// Runs a test with a folder of its own, 0700, which is gone afterwards.
func inTemporaryFolder(_ body: (_ path: String) throws -> Void) throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/lanyard-test.XXXXXX").utf8CString)
    guard let pointer = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
    let path = String(cString: pointer)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
}

/// The live world with that environment.
func world(_ environment: [String: String]) -> World {
    var world = World.live
    world.environment = Environment(environment)
    return world
}

func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}
