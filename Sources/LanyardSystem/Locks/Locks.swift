import Glibc

/// Locks between processes: flock(2) on an empty file that nobody ever unlinks.
package struct Locks: Sendable {
    /// Takes the lock of that path if it is free; nil while another process holds it.
    package var tryAcquire: @Sendable (_ path: String) throws(FileError) -> HeldLock?

    package init(tryAcquire: @escaping @Sendable (_ path: String) throws(FileError) -> HeldLock?) {
        self.tryAcquire = tryAcquire
    }

    package static let live = Locks { path throws(FileError) in
        while true {
            let file = try Descriptor.open(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
            guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                file.close()
                if code == EWOULDBLOCK { return nil }
                if code == EINTR { continue }
                throw FileError(errno: code)
            }
            // Somebody may have removed the file between open and flock: then the lock guards nothing.
            if let named = Files.live.status(path, false), let held = try? file.status(), named.inode == held.inode,
                named.device == held.device
            {
                return HeldLock(descriptor: file.number)
            }
            file.close()
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

    /// Seconds since 1970 of the last ``stamp()``; the file is empty, its time says when a renewal was last tried.
    package var stampedAt: Int {
        ((try? Descriptor(descriptor).status())?.modified ?? 0) / 1_000_000_000
    }

    package func stamp() {
        futimens(descriptor, nil)
    }
}
