import Glibc

/// Signals taken one by one by the thread that waits, instead of by handlers.
enum Signals {
    /// What ends us or tells of a child.
    static let handled: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGCHLD]

    /// Holds the handled signals back. To be called before any thread starts, for each inherits the mask.
    static func block() {
        var set = self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
        // A caller that ignores it would have passed that on, and we should never hear of a child's end.
        signal(SIGCHLD, SIG_DFL)
    }

    /// The next signal, and whether the kernel sent it (a key on the terminal) and not a process; nil where none
    /// comes within that time.
    static func next(milliseconds: Int? = nil) -> (number: Int32, isFromKernel: Bool)? {
        var set = self.set
        var info = siginfo_t()
        while true {
            let number: Int32
            if let milliseconds {
                var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
                number = sigtimedwait(&set, &info, &time)
            } else {
                number = sigwaitinfo(&set, &info)
            }
            if number > 0 { return (number, info.si_code == 0x80) }
            if errno != EINTR { return nil }
        }
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in handled { sigaddset(&set, number) }
        return set
    }
}
