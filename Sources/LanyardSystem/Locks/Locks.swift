import CProcess
import Glibc

/// Locks between processes: flock(2) on an empty file that nobody ever unlinks.
package struct Locks: Sendable {
    /// Takes the lock of that path, for which it waits that many milliseconds; nil while another process holds it.
    package var acquire: @Sendable (_ path: String, _ milliseconds: Int) throws(FileError) -> HeldLock?

    package init(acquire: @escaping @Sendable (_ path: String, _ milliseconds: Int) throws(FileError) -> HeldLock?) {
        self.acquire = acquire
    }

    /// Takes the lock if it is free.
    package func tryAcquire(_ path: String) throws(FileError) -> HeldLock? {
        try acquire(path, 0)
    }

    package static let live = Locks { path, milliseconds throws(FileError) in
        let end = milliseconds > 0 ? Clock.live.now().boot + milliseconds : 0
        while true {
            let file = try open(path)
            let left = milliseconds > 0 ? max(0, end - Clock.live.now().boot) : 0
            guard lanyard_flock(file.number, Int32(clamping: left)) == 0 else {
                let code = errno
                file.close()
                if code == EWOULDBLOCK { return nil }
                throw FileError(errno: code)
            }
            // Somebody may have removed the file between open and flock: then the lock guards nothing.
            if let named = Files.live.status(path, false), let held = try? file.status(), held.isSameFile(as: named) {
                return HeldLock(descriptor: file.number)
            }
            file.close()
        }
    }

    private static func open(_ path: String) throws(FileError) -> Descriptor {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW
        do {
            return try Descriptor.open(path, flags, mode: 0o600)
        } catch .notPermitted {
            // Made under a umask that takes even the owner's rights away: its maker had it open, nobody else can.
            guard let status = Files.live.status(path, false), status.kind == .regular, status.owner == geteuid() else {
                throw .notPermitted
            }
            // Another process may have been quicker.
            if status.permissions & 0o600 != 0o600 { chmod(path, 0o600) }
            return try Descriptor.open(path, flags, mode: 0o600)
        }
    }
}

/// A lock that this process holds, until it is released or every process that inherited the descriptor has ended.
package struct HeldLock: Sendable {
    package let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Closes our descriptor; a child that inherited it goes on holding the lock.
    package func release() {
        Descriptor(descriptor).close()
    }

    /// The seconds of the last ``stamp(seconds:)``; the file is empty, its modification time holds them. Of a file that
    /// was never stamped it is the time at which it was made, in seconds since 1970.
    package var stampedAt: Int {
        ((try? Descriptor(descriptor).status())?.modified ?? 0) / 1_000_000_000
    }

    /// - Parameter seconds: by the holder's clock; since boot, so that nobody's setting of the wall clock counts.
    package func stamp(seconds: Int) {
        // UTIME_OMIT: the time of the last access tells something else (`LastUse`).
        let times = [timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2), timespec(tv_sec: seconds, tv_nsec: 0)]
        futimens(descriptor, times)
    }
}
