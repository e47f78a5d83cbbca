import Glibc
import LanyardSystem
import Testing

@Suite("The folder for locks")
struct FoldersTests {
    private static let system = "/run/user/" + String(geteuid())

    /// The live world, with the system's own place below that folder, and these places in the environment.
    private func places(
        in folder: String,
        runtime: String? = nil,
        home: String? = nil,
        cache: String? = nil
    ) -> World {
        var world = world([:])
        world.environment["XDG_RUNTIME_DIR"] = runtime
        world.environment["HOME"] = home
        world.environment["XDG_CACHE_HOME"] = cache
        let moved: @Sendable (String) -> String = { path in
            path.hasPrefix(FoldersTests.system) ? folder + "/system" + path.dropFirst(FoldersTests.system.count) : path
        }
        world.files.status = { path, follows in Files.live.status(moved(path), follows) }
        world.files.makeFolder = { path, mode throws(FileError) in try Files.live.makeFolder(moved(path), mode) }
        return world
    }

    private func make(_ path: String, _ mode: mode_t = 0o700) {
        #expect(mkdir(path, 0o700) == 0 && chmod(path, mode) == 0)
    }

    @Test("stands in the first place that is ours: XDG_RUNTIME_DIR, the system's, the cache, the home's cache")
    func order() throws {
        try inTemporaryFolder { folder in
            for name in ["runtime", "system", "cache", "home"] { make(folder + "/" + name) }
            let (runtime, cache, home) = (folder + "/runtime", folder + "/cache", folder + "/home")
            let all = places(in: folder, runtime: runtime + "/", home: home, cache: cache)
            #expect(Folders(all).runtime() == runtime + "/lanyard")
            #expect(Files.live.status(runtime + "/lanyard", false)?.permissions == 0o700)
            for unusable in [nil, "runtime", folder + "/nowhere"] {
                let world = places(in: folder, runtime: unusable, home: home, cache: cache)
                #expect(Folders(world).runtime() == FoldersTests.system + "/lanyard")
            }
            #expect(rmdir(folder + "/system/lanyard") == 0 && rmdir(folder + "/system") == 0)
            #expect(Folders(places(in: folder, home: home, cache: cache)).runtime() == cache + "/lanyard")
            #expect(Folders(places(in: folder, home: home)).runtime() == home + "/.cache/lanyard")
            #expect(Files.live.status(home + "/.cache", false)?.permissions == 0o700)
            #expect(Folders(places(in: folder)).runtime() == nil)
        }
    }

    @Test("is none that others may look into, none behind a link and nothing but a folder")
    func unsafe() throws {
        try inTemporaryFolder { folder in
            for name in ["open", "linked", "file", "home"] { make(folder + "/" + name) }
            make(folder + "/open/lanyard", 0o755)
            try Files.live.makeLink(folder + "/linked/lanyard", to: folder + "/home")
            try Files.live.replace(folder + "/file/lanyard", [], 0o700)
            try Files.live.makeLink(folder + "/link", to: "home")
            for name in ["open", "linked", "file", "link"] {
                let world = places(in: folder, runtime: folder + "/" + name, home: folder + "/home")
                #expect(Folders(world).runtime() == folder + "/home/.cache/lanyard", "\(name)")
            }
            #expect(Files.live.status(folder + "/open/lanyard", false)?.permissions == 0o755)
        }
    }

    @Test("may stand below a set-group-ID folder, whose mark it takes on")
    func setGroupID() throws {
        try inTemporaryFolder { folder in
            make(folder + "/runtime", 0o2700)
            let world = places(in: folder, runtime: folder + "/runtime")
            #expect(Folders(world).runtime() == folder + "/runtime/lanyard")
            #expect(Files.live.status(folder + "/runtime/lanyard", false)?.permissions == 0o2700)
        }
    }

    @Test("is not made in what belongs to another user")
    func foreign() throws {
        try inTemporaryFolder { folder in
            for name in ["runtime", "home"] { make(folder + "/" + name) }
            var world = places(in: folder, runtime: folder + "/runtime", home: folder + "/home")
            world.user = geteuid() + 1
            #expect(Folders(world).runtime() == nil)
            for name in ["/runtime", "/home"] { #expect(Files.live.namesIfReadable(in: folder + name) == []) }
        }
    }

    @Test("the user's own files stand where the XDG variables say, if those are absolute")
    func files() {
        let usual = Folders(world(["HOME": "/home/me", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": ""]))
        #expect(usual.personalFile == "/home/me/.config/lanyard/env.sh")
        #expect(usual.allowed == "/home/me/.local/share/lanyard/allowed")
        let named = Folders(world(["XDG_CONFIG_HOME": "/c/", "XDG_DATA_HOME": "/d"]))
        #expect(named.personalFile == "/c/lanyard/env.sh")
        #expect(named.allowed == "/d/lanyard/allowed")
        #expect(named.home == nil)
        #expect(Folders(world(["HOME": "me"])).personalFile == nil)
    }
}
