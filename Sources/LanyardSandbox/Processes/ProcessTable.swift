import Glibc
import LanyardCore
import LanyardSystem

/// What /proc tells of other processes.
enum ProcessTable {
    static func all() -> [pid_t] {
        Files.live.namesIfReadable(in: "/proc").compactMap { pid_t($0) }
    }

    static func children(of parent: pid_t) -> [pid_t] {
        all().filter { self.parent(of: $0) == parent }
    }

    /// Every process of ours that carries that variable in the environment with which it was started.
    static func carrying(_ variable: String) -> [pid_t] {
        let wanted = Array(variable.utf8)
        return all().filter { process in
            guard process != getpid(), let environment = content("/proc/\(process)/environ") else { return false }
            return environment.split(separator: 0).contains { $0.elementsEqual(wanted) }
        }
    }

    /// The fourth field of /proc/PID/stat; the second is a name in parentheses that may hold anything.
    private static func parent(of process: pid_t) -> pid_t? {
        guard let status = content("/proc/\(process)/stat"), let name = status.lastIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        let fields = status[(name + 1)...].split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) : nil
    }

    private static func content(_ path: String) -> [UInt8]? {
        guard let file = try? Descriptor.open(path, O_RDONLY) else { return nil }
        defer { file.close() }
        return try? file.readAll(limit: 4 << 20)
    }
}
