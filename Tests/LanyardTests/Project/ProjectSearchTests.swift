import Foundation
import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardCommands

@Suite("The search for env.sh")
struct ProjectSearchTests {
    /// A real home with a folder `project` in it, from where the search starts.
    private func inHome(_ body: (TemporaryFolder, World) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.create("home/project/.keep", "")
        var world = World.bare(environment: ["HOME": folder.path + "/home"])
        world.user = geteuid()
        world.files = .live
        world.files.currentFolder = { folder.path + "/home/project" }
        try body(folder, world)
    }

    @Test("ends at a home, whether or not HOME names it by a link", arguments: ["home", "link", "home/", "project/.."])
    func home(_ name: String) throws {
        try inHome { folder, world in
            var world = world
            try folder.create("env.sh", "export A=outside\n")
            try Files.live.makeLink(folder.path + "/link", to: "home")
            try Files.live.makeLink(folder.path + "/project", to: "home/project")
            world.environment["HOME"] = folder.path + "/" + name
            #expect(ProjectSearch(world: world).run().path == nil)
            let file = try folder.create("home/env.sh", "export A=inside\n")
            #expect(ProjectSearch(world: world).run().path == file)
        }
    }

    @Test("goes on to the root from a folder that is not below home")
    func elsewhere() throws {
        try inHome { folder, world in
            var world = world
            let file = try folder.create("env.sh", "export A=1\n")
            world.environment["HOME"] = folder.path + "/nowhere"
            #expect(ProjectSearch(world: world).run().path == file)
        }
    }

    /// The status of a file that is swapped for another's before it is opened.
    private static let swapped: [(change: @Sendable (inout FileStatus) -> Void, reason: String)] = [
        ({ $0.owner += 1 }, "FILE belongs to somebody else, so it is not read unless you name it"),
        ({ $0.permissions = 0o666 }, "everybody may write FILE, so it is not read: chmod o-w FILE"),
    ]

    @Test("does not read what has taken the place of the file that it found", arguments: swapped.indices)
    func race(_ index: Int) throws {
        let (change, reason) = ProjectSearchTests.swapped[index]
        try inHome { folder, world in
            var world = world
            let file = try folder.create("home/project/env.sh", "export SERVICE_ACCOUNT=a\n")
            _ = try TrustRegister(world).allow(file, content: Array("export SERVICE_ACCOUNT=a\n".utf8), exports: [])
            #expect(try EnvFile.project(named: nil, reader: .person, in: world)?.path == file)
            #expect(try EnvFile.project(named: nil, reader: .program, in: world)?.path == file)
            world.files.readWithStatus = { path, limit throws(FileError) in
                var (status, content) = try Files.live.readWithStatus(path, limit)
                change(&status)
                return (status, content)
            }
            let hints = [reason.replacingOccurrences(of: "FILE", with: file), "write one: lanyard init"]
            #expect(throws: Failure("there is no env.sh here or above", hints: hints)) {
                try EnvFile.required(named: nil, in: world)
            }
            #expect(try EnvFile.project(named: nil, reader: .person, in: world) == nil)
            #expect(try EnvFile.project(named: nil, reader: .program, in: world) == nil)
            // The one above it is as near as that.
            let above = try folder.create("home/env.sh", "export SERVICE_ACCOUNT=b\n")
            let status = Files.live.status(file, true)
            world.files.readWithStatus = { path, limit throws(FileError) in
                var (opened, content) = try Files.live.readWithStatus(path, limit)
                if opened.isSameFile(as: status) { change(&opened) }
                return (opened, content)
            }
            #expect(try EnvFile.project(named: nil, reader: .person, in: world)?.path == above)
            // Whoever names a file means it.
            #expect(try EnvFile.required(named: file, in: world).path == file)
        }
    }
}
