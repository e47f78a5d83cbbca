import Glibc

/// How children end.
enum ChildStatus {
    /// Takes the status of every child that has ended; what is told is the exit code, or 128 plus the signal.
    static func reap() -> [pid_t: Int32] {
        var ended: [pid_t: Int32] = [:]
        var status: Int32 = 0
        while true {
            let process = waitpid(-1, &status, WNOHANG)
            if process > 0 {
                ended[process] = code(status)
            } else if process == 0 || errno != EINTR {
                return ended
            }
        }
    }

    private static func code(_ status: Int32) -> Int32 {
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
