import Dispatch
import Glibc
import LanyardSystem
import Synchronization
import Testing

@Suite("A lock")
struct LocksTests {
    private let locks = Locks.live

    @Test("is one holder's until it is released, and no other lock's concern")
    func exclusive() throws {
        try inTemporaryFolder { folder in
            let held = try #require(try locks.tryAcquire(folder + "/a"))
            #expect(try locks.tryAcquire(folder + "/a") == nil)
            let other = try #require(try locks.tryAcquire(folder + "/b"))
            held.release()
            let next = try #require(try locks.tryAcquire(folder + "/a"))
            next.release()
            other.release()
            // Nobody unlinks it, and nobody else may open it.
            #expect(Files.live.namesIfReadable(in: folder) == ["a", "b"])
            #expect(Files.live.status(folder + "/a", false)?.permissions == 0o600)
        }
    }

    @Test("is held for as long as a descriptor of it is open")
    func inherited() throws {
        try inTemporaryFolder { folder in
            let held = try #require(try locks.tryAcquire(folder + "/a"))
            let copy = HeldLock(descriptor: dup(held.descriptor))
            held.release()
            #expect(try locks.tryAcquire(folder + "/a") == nil)
            copy.release()
            let next = try #require(try locks.tryAcquire(folder + "/a"))
            next.release()
        }
    }

    /// Whoever opened the file before it was removed gets the old one's lock, which guards nothing.
    @Test("guards even where each holder removes its file")
    func unlinked() throws {
        try inTemporaryFolder { folder in
            let inside = Atomic(0)
            let clashes = Atomic(0)
            let failures = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                for _ in 0..<500 {
                    var held: HeldLock?
                    while held == nil {
                        do { held = try locks.tryAcquire(folder + "/a") } catch {
                            failures.add(1, ordering: .relaxed)
                            return
                        }
                    }
                    if inside.add(1, ordering: .sequentiallyConsistent).newValue != 1 {
                        clashes.add(1, ordering: .relaxed)
                    }
                    sched_yield()
                    inside.subtract(1, ordering: .sequentiallyConsistent)
                    unlink(folder + "/a")
                    held?.release()
                }
            }
            #expect(clashes.load(ordering: .relaxed) == 0)
            #expect(failures.load(ordering: .relaxed) == 0)
        }
    }

    @Test("follows no link, and needs a folder to stand in")
    func link() throws {
        try inTemporaryFolder { folder in
            try Files.live.replace(folder + "/target", [], 0o600)
            try Files.live.makeLink(folder + "/link", to: "target")
            try Files.live.makeLink(folder + "/nowhere", to: "made")
            for name in ["link", "nowhere"] {
                #expect(throws: FileError.system(errno: ELOOP)) { try locks.tryAcquire(folder + "/" + name) }
            }
            #expect(throws: FileError.missing) { try locks.tryAcquire(folder + "/no/lock") }
            #expect(Files.live.namesIfReadable(in: folder) == ["link", "nowhere", "target"])
        }
    }

    @Test("tells when it was stamped, by whatever clock")
    func stamp() throws {
        try inTemporaryFolder { folder in
            let before = Clock.live.now().wall / 1000
            let held = try #require(try locks.tryAcquire(folder + "/a"))
            defer { held.release() }
            // The kernel stamps by a clock of coarser ticks.
            #expect(held.stampedAt >= before - 1)
            held.stamp(seconds: 1000)
            #expect(held.stampedAt == 1000)
        }
    }

    @Test("is waited for, and given up when the time is over", arguments: [30, 600])
    func wait(_ milliseconds: Int) throws {
        try inTemporaryFolder { folder in
            let held = try #require(try locks.tryAcquire(folder + "/a"))
            let start = Clock.live.now().boot
            #expect(try locks.acquire(folder + "/a", milliseconds) == nil)
            #expect(Clock.live.now().boot - start >= milliseconds - 1)
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { held.release() }
            let next = try #require(try locks.acquire(folder + "/a", 60_000))
            next.release()
        }
    }
}
