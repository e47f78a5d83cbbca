import Glibc
import LanyardSystem
import Testing

@Suite("Reading files")
struct ReadingFilesTests {
    private let files = Files.live

    @Test("reads to the last byte that the limit allows, and not one more", arguments: [0, 1, 4096, 200_000])
    func limit(_ size: Int) throws {
        try inTemporaryFolder { folder in
            let path = folder + "/file"
            let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
            try files.replace(path, content, 0o600)
            #expect(try files.read(path, size) == content)
            guard size > 0 else { return }
            #expect(throws: FileError.tooLarge(limit: size - 1)) { try files.read(path, size - 1) }
        }
    }

    @Test("holds the limit for files that do not tell their size")
    func unknownSize() throws {
        #expect(files.status("/proc/self/status", true)?.size == 0)
        #expect(throws: FileError.tooLarge(limit: 100)) { try files.read("/proc/self/status", 100) }
        #expect(try files.read("/proc/self/status", 1 << 16).starts(with: "Name:".utf8))
    }

    @Test("refuses what is no regular file, and does not wait for the writer of a FIFO")
    func kinds() throws {
        try inTemporaryFolder { folder in
            #expect(mkfifo(folder + "/fifo", 0o600) == 0)
            try files.makeLink(folder + "/link", to: "fifo")
            for path in [folder, folder + "/fifo", folder + "/link", "/dev/null"] {
                #expect(throws: FileError.notRegular, "\(path)") { try files.read(path, 100) }
                #expect(throws: FileError.notRegular, "\(path)") { try files.readWithStatus(path, 100) }
            }
        }
    }

    @Test("tells what is missing from what is wrong")
    func missing() throws {
        try inTemporaryFolder { folder in
            try files.replace(folder + "/file", [], 0o600)
            try files.makeLink(folder + "/link", to: "nothing")
            try files.makeLink(folder + "/circle", to: "circle")
            for name in ["nothing", "nothing/file", "file/file", "link"] {
                #expect(throws: FileError.missing, "\(name)") { try files.read(folder + "/" + name, 100) }
                #expect(try files.readIfPresent(folder + "/" + name, limit: 100) == nil, "\(name)")
            }
            #expect(throws: FileError.system(errno: ELOOP)) { try files.readIfPresent(folder + "/circle", limit: 1) }
        }
    }

    @Test("gives bytes and status of the same open file")
    func status() throws {
        try inTemporaryFolder { folder in
            let path = folder + "/file"
            try files.replace(path, bytes("abc"), 0o640)
            try files.makeLink(folder + "/link", to: "file")
            let (status, content) = try files.readWithStatus(folder + "/link", 3)
            #expect(content == bytes("abc"))
            #expect(status == files.status(path, false))
            #expect(status.kind == .regular && status.permissions == 0o640 && status.size == 3)
            #expect(status.owner == geteuid())
            #expect(status.isSameFile(as: files.status(folder + "/link", true)))
            #expect(!status.isSameFile(as: files.status(folder + "/link", false)))
            #expect(!status.isSameFile(as: nil))
        }
    }
}

@Suite("Replacing files")
struct ReplacingFilesTests {
    private let files = Files.live

    @Test("sets content and mode, whatever they were", arguments: [0o600, 0o644, 0o777] as [UInt32])
    func mode(_ permissions: UInt32) throws {
        try inTemporaryFolder { folder in
            let path = folder + "/file"
            for before in [nil, 0o600, 0o444] as [UInt32?] {
                if let before { try files.replace(path, bytes("before"), before) }
                try files.replace(path, bytes("after"), permissions)
                #expect(try files.read(path, 100) == bytes("after"))
                #expect(files.status(path, false)?.permissions == permissions)
                #expect(try files.list(folder) == ["file"])
            }
        }
    }

    @Test("puts a file in the place of a link, and leaves alone what the link named")
    func link() throws {
        try inTemporaryFolder { folder in
            try files.replace(folder + "/target", bytes("target"), 0o600)
            try files.makeLink(folder + "/link", to: "target")
            try files.replace(folder + "/link", bytes("new"), 0o600)
            #expect(files.status(folder + "/link", false)?.kind == .regular)
            #expect(try files.read(folder + "/target", 100) == bytes("target"))
            #expect(try files.read(folder + "/link", 100) == bytes("new"))
        }
    }

    @Test("leaves nothing behind where it fails")
    func failure() throws {
        try inTemporaryFolder { folder in
            try files.makeFolder(folder + "/taken/full", 0o700)
            #expect(throws: FileError.notRegular) { try files.replace(folder + "/taken", bytes("new"), 0o600) }
            #expect(throws: FileError.missing) { try files.replace(folder + "/nowhere/file", [], 0o600) }
            #expect(try files.list(folder) == ["taken"])
        }
    }
}

@Suite("Folders and links")
struct FoldersAndLinksTests {
    private let files = Files.live

    @Test("a folder is made with those above it, and one that exists is left as it is")
    func makeFolder() throws {
        try inTemporaryFolder { folder in
            try files.makeFolder(folder + "/a/b/c", 0o700)
            #expect(files.status(folder + "/a/b/c", false)?.permissions == 0o700)
            try files.makeFolder(folder + "/a/b", 0o711)
            #expect(files.status(folder + "/a/b", false)?.permissions == 0o700)
            try files.replace(folder + "/file", [], 0o600)
            #expect(throws: FileError.missing) { try files.makeFolder(folder + "/file/a", 0o700) }
        }
    }

    @Test("names are sorted, and links are followed as far as they lead")
    func names() throws {
        try inTemporaryFolder { folder in
            for name in ["b", ".c", "a"] { try files.replace(folder + "/" + name, [], 0o600) }
            try files.makeLink(folder + "/first", to: "second")
            try files.makeLink(folder + "/second", to: folder + "/nothing")
            try files.makeLink(folder + "/circle", to: "circle")
            #expect(try files.list(folder) == [".c", "a", "b", "circle", "first", "second"])
            #expect(throws: FileError.missing) { try files.list(folder + "/nothing") }
            #expect(files.namesIfReadable(in: folder + "/nothing") == [])
            #expect(files.linkTarget(folder + "/first") == "second")
            #expect(files.linkTarget(folder + "/a") == nil)
            #expect(files.destination(folder + "/first") == folder + "/nothing")
            #expect(files.destination(folder + "/circle") == nil)
            #expect(files.canonical(folder + "/first") == nil)
            #expect(files.canonical(folder + "/./a") == files.canonical(folder).map { $0 + "/a" })
            #expect(throws: FileError.system(errno: EEXIST)) { try files.makeLink(folder + "/a", to: "b") }
            try files.remove(folder + "/first")
            #expect(throws: FileError.missing) { try files.remove(folder + "/first") }
        }
    }
}
