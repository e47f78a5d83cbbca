import Glibc
import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardCommands

@Suite("A cached token")
struct CachedTokenSourceTests {
    private static let identity = TokenIdentity(
        target: TokenTarget(serviceAccount: "training@ray-whisper.iam.gserviceaccount.com"),
        source: Array("gcloud".utf8)
    )
    private static let minute = 60_000

    /// A world with one cached token of that age, and an exchange that answers with `answer`.
    private struct Scene {
        let calls = Shared<[ExchangeRequest]>([])
        let renewals = Shared(0)
        let stampedAt = Shared(0)
        let source: CachedTokenSource

        init(
            ageInMinutes age: Int?,
            floor: Floor = .standard,
            background: String? = nil,
            wallJump: Int = 0,
            locks: Locks = Locks { _, _ throws(FileError) in HeldLock(descriptor: -1) },
            answer: ExchangeAnswer.Outcome? = nil
        ) throws {
            let now = Moment(wall: 1_795_516_200_000 + wallJump, boot: 50_000_000)
            let token = try age.map {
                try CachedTokenSourceTests.token("CACHED", receivedAgo: $0 * minute, now: now, wallJump: wallJump)
            }
            let fetched = try CachedTokenSourceTests.token("FETCHED", receivedAgo: 0, now: now)
            let reply = Array(ExchangeAnswer(answer ?? .token(fetched)).json.compact.utf8)
            var world = World.bare(environment: ["XDG_RUNTIME_DIR": "/run/user/1000", "HOME": "/home/user"])
            world.environment["LANYARD_BACKGROUND"] = background
            world.clock.now = { now }
            world.clock.bootID = { "boot" }
            world.keyring.read = { name in name == "lanyard:" + identity.hash ? token?.payload : nil }
            world.files.status = { path, _ in path.hasPrefix("/run/user/1000") ? .ownFolder : nil }
            world.files.makeFolder = { _, _ in }
            world.files.accessed = { _, _ in nil }
            world.files.read = { _, _ throws(FileError) in throw .missing }
            world.locks = locks
            world.processes.ownPath = { "/opt/lanyard/bin/lanyard" }
            world.processes.limit = { _ in nil }
            world.processes.run = { [calls] command throws(FileError) in
                #expect(command.program == "/opt/lanyard/bin/lanyard-exchange" && command.arguments.isEmpty)
                if let input = command.input, let json = try? JSONReader.read(input),
                    let request = try? ExchangeRequest(json: json)
                {
                    calls.change { $0.append(request) }
                }
                return Completion(exitCode: 0, output: reply)
            }
            world.processes.startDetached = { [renewals] _ in renewals.change { $0 += 1 } }
            source = CachedTokenSource(
                world: world,
                store: .kernel,
                identity: identity,
                userAccount: nil,
                floor: floor,
                timeLimit: 45_000
            )
        }
    }

    private static func token(_ secret: String, receivedAgo age: Int, now: Moment, wallJump: Int = 0) throws
        -> CachedToken
    {
        CachedToken(
            token: try #require(AccessToken(secret)),
            identity: identity.canonical,
            principal: "user@domain.com",
            lifetime: 60 * minute,
            receivedWall: now.wall - age - wallJump,
            receivedBoot: now.boot - age,
            bootID: "boot"
        )
    }

    @Test(
        "of one hour is handed out, renewed or fetched anew, as its age has it",
        arguments: [
            (0, "CACHED", 0, 0), (29, "CACHED", 0, 0), (31, "CACHED", 1, 0), (44, "CACHED", 1, 0),
            (46, "FETCHED", 0, 1), (61, "FETCHED", 0, 1),
        ]
    )
    func ages(_ age: Int, _ secret: String, _ renewals: Int, _ calls: Int) throws {
        let scene = try Scene(ageInMinutes: age)
        let obtained = try scene.source.obtain()
        #expect(obtained.token.token.secret == secret)
        #expect(scene.renewals.value == renewals)
        #expect(scene.calls.value.count == calls)
    }

    @Test("lives at least 45 minutes when Docker gets it", arguments: [(9, "CACHED"), (14, "CACHED"), (16, "FETCHED")])
    func docker(_ age: Int, _ secret: String) throws {
        let scene = try Scene(ageInMinutes: age, floor: .docker)
        #expect(try scene.source.obtain().token.token.secret == secret)
    }

    @Test("is fetched where there is none")
    func cold() throws {
        let scene = try Scene(ageInMinutes: nil)
        #expect(try scene.source.obtain().token.token.secret == "FETCHED")
        #expect(scene.calls.value.count == 1)
    }

    @Test("is not renewed in the background where that is turned off")
    func noBackground() throws {
        let scene = try Scene(ageInMinutes: 31, background: "0")
        #expect(try scene.source.obtain().token.token.secret == "CACHED")
        #expect(scene.renewals.value == 0)
    }

    @Test(
        "is fetched at once where no lock can be had",
        arguments: [FileError.notPermitted, .notRegular, .system(errno: ENOSPC), .system(errno: ENOLCK)]
    )
    func noLock(_ error: FileError) throws {
        let waits = Shared<[Int]>([])
        let scene = try Scene(
            ageInMinutes: nil,
            locks: Locks { _, milliseconds throws(FileError) in
                waits.change { $0.append(milliseconds) }
                throw error
            }
        )
        #expect(try scene.source.obtain().token.token.secret == "FETCHED")
        #expect(Set(waits.value) == [0], "nobody waits for what cannot be had")
    }

    @Test("is renewed in the background after the lock of its fetch is free again")
    func fetchedHalfUsed() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        // A real lock, which excludes its own holder as well.
        let locks = Locks { _, _ throws(FileError) in try Locks.live.tryAcquire(folder.path + "/lock") }
        let now = Moment(wall: 1_795_516_200_000, boot: 50_000_000)
        let half = try CachedTokenSourceTests.token("HALF", receivedAgo: 31 * CachedTokenSourceTests.minute, now: now)
        let scene = try Scene(ageInMinutes: nil, locks: locks, answer: .token(half))
        #expect(try scene.source.obtain().token.token.secret == "HALF")
        #expect(scene.renewals.value == 1)
        #expect(try scene.source.obtain().token.token.secret == "HALF")
        #expect(scene.renewals.value == 1, "a renewal that was tried a moment ago is not tried again")
    }

    @Test("is fetched once more where somebody set the clock", arguments: [-86_400_000, 86_400_000, 120_000])
    func clockJumps(_ jump: Int) throws {
        let scene = try Scene(ageInMinutes: 1, wallJump: jump)
        #expect(try scene.source.obtain().token.token.secret == "FETCHED")
    }

    @Test("serves with a warning while Google cannot be reached, up to its last minute")
    func outage() throws {
        let down = Failure("Google cannot be reached", exitCode: .unavailable)
        let scene = try Scene(ageInMinutes: 58, answer: .failure(down))
        let obtained = try scene.source.obtain()
        #expect(obtained.token.token.secret == "CACHED")
        #expect(obtained.warnings == ["Google cannot be reached; the old token is used, which lives for 2 min"])
    }

    @Test("is never served once it has expired, nor where a role is missing")
    func failures() throws {
        let down = Failure("Google cannot be reached", exitCode: .unavailable)
        #expect(throws: down) { try Scene(ageInMinutes: 60, answer: .failure(down)).source.obtain() }
        let denied = Failure("may not be impersonated", exitCode: .notPermitted)
        #expect(throws: denied) { try Scene(ageInMinutes: 58, answer: .failure(denied)).source.obtain() }
    }

    @Test("is neither read nor kept without a cache")
    func uncached() throws {
        let scene = try Scene(ageInMinutes: 1)
        #expect(try scene.source.obtainUncached().token.token.secret == "FETCHED")
        guard case .token(let call)? = scene.calls.value.first else {
            Issue.record("nothing was asked")
            return
        }
        #expect(!call.usesCache && call.lockFolder == nil)
    }
}

extension FileStatus {
    fileprivate static let ownFolder = FileStatus(
        kind: .folder,
        owner: 1000,
        permissions: 0o700,
        size: 0,
        device: 1,
        inode: 1,
        modified: 0
    )
}
