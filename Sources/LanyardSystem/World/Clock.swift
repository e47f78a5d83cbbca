import Glibc

/// What time it is, by two clocks: a wall clock that people and servers set, and one that only counts.
package struct Clock: Sendable {
    package var now: @Sendable () -> Moment
    /// Waits that many milliseconds.
    package var sleep: @Sendable (_ milliseconds: Int) -> Void

    /// A name for the time since the last boot; empty where the system tells none.
    package var bootID: @Sendable () -> String

    package init(
        now: @escaping @Sendable () -> Moment,
        sleep: @escaping @Sendable (_ milliseconds: Int) -> Void,
        bootID: @escaping @Sendable () -> String
    ) {
        self.now = now
        self.sleep = sleep
        self.bootID = bootID
    }

    package static let live = Clock(
        now: { Moment(wall: milliseconds(CLOCK_REALTIME), boot: milliseconds(CLOCK_BOOTTIME)) },
        sleep: { usleep(UInt32($0) * 1000) },
        bootID: {
            let path = "/proc/sys/kernel/random/boot_id"
            guard let file = try? Descriptor.open(path, O_RDONLY) else { return "" }
            defer { file.close() }
            // A UUID and a newline.
            let content = (try? file.readAll(limit: 64, expected: 37, isSized: true)) ?? []
            return String(decoding: content.prefix { $0 > 0x20 }, as: UTF8.self)
        }
    )

    private static func milliseconds(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

/// A point in time by both clocks, in milliseconds.
package struct Moment: Equatable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    package var wall: Int
    /// Since boot, sleep included (CLOCK_BOOTTIME): nobody can set it, but it means nothing after a reboot.
    package var boot: Int

    package init(wall: Int, boot: Int) {
        self.wall = wall
        self.boot = boot
    }

    package func advanced(by milliseconds: Int) -> Moment {
        Moment(wall: wall + milliseconds, boot: boot + milliseconds)
    }
}
