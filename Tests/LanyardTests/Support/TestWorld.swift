import LanyardCore
import LanyardSystem
import Synchronization
import Testing

extension World {
    /// A world in which every effect that the test did not hand in is an issue.
    static func bare(_ arguments: [String] = ["lanyard"], environment: [String: String] = [:]) -> World {
        World(
            arguments: arguments,
            environment: Environment(environment),
            user: 1000,
            clock: Clock(
                now: { unexpected("the time", Moment(wall: 0, boot: 0)) },
                sleep: { _ in unexpected("to sleep", ()) },
                bootID: { unexpected("the boot id", "") }
            ),
            files: .none,
            streams: Streams(
                read: { _ in unexpected("standard input", []) },
                readLine: { _ in unexpected("a line of standard input", nil) },
                write: { bytes, stream in unexpected("to write \(String(decoding: bytes, as: UTF8.self))", nil) },
                isTerminal: { _ in unexpected("whether there is a terminal", false) }
            ),
            keyring: KernelKeyring(
                read: { name in unexpected("the key \(name)", nil) },
                store: { name, _, _ in unexpected("to store the key \(name)", ()) },
                remove: { name in unexpected("to remove the key \(name)", ()) },
                list: { prefix in unexpected("the keys \(prefix)", []) },
                hidden: { unexpected("the hidden keys", 0) }
            ),
            locks: Locks { path, _ in unexpected("the lock \(path)", nil) },
            processes: Processes(
                run: { command in unexpected("to run \(command.program)", Completion(exitCode: 1)) },
                startDetached: { command in unexpected("to start \(command.program)", ()) },
                ownPath: { unexpected("the program's path", nil) },
                parentPath: { unexpected("the parent's path", nil) },
                limit: { kind in unexpected("the limit of \(kind)", nil) }
            )
        )
    }
}

extension Files {
    /// No file may be touched.
    static let none = Files(
        read: { path, _ in unexpected("to read \(path)", []) },
        readWithStatus: { path, _ throws(FileError) in
            Issue.record("the test handed in no effect to read \(path)")
            throw .missing
        },
        status: { path, _ in unexpected("the status of \(path)", nil) },
        replace: { path, _, _ in unexpected("to write \(path)", ()) },
        makeFolder: { path, _ in unexpected("to make \(path)", ()) },
        remove: { path in unexpected("to remove \(path)", ()) },
        list: { path in unexpected("to list \(path)", []) },
        linkTarget: { path in unexpected("the target of \(path)", nil) },
        currentFolder: { unexpected("the working folder", nil) },
        accessed: { path, _ in unexpected("the last use of \(path)", nil) },
        markAccess: { path in unexpected("to mark the use of \(path)", ()) }
    )
}

private func unexpected<Value>(_ what: String, _ value: Value) -> Value {
    Issue.record("the test handed in no effect for: \(what)")
    return value
}

/// A value that closures of a test world share.
final class Shared<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) {
        mutex = Mutex(value)
    }

    var value: Value {
        get { mutex.withLock { $0 } }
        set { mutex.withLock { $0 = newValue } }
    }

    func change(_ change: (inout Value) -> Void) {
        mutex.withLock { value in
            var copy = value
            change(&copy)
            value = copy
        }
    }
}
