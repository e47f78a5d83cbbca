import CProcess
import Glibc
import LanyardSystem
import Synchronization

/// Does `work` on a thread of its own and waits for it, `milliseconds` at most; nil where that was not enough: the
/// thread goes on alone then, and ends with the process.
///
/// - Parameter isPointless: asked twice a second; nobody waits any longer once it says yes.
/// - Throws: `starved` where there is no thread, or no descriptor for it: nothing was begun.
func withTimeLimit<Value: Sendable>(
    _ milliseconds: Int,
    unless isPointless: (() -> Bool)? = nil,
    _ work: @escaping @Sendable () -> Value
) throws(StoreTrouble) -> Value? {
    guard let result = Pending<Value>() else {
        throw starved("no pipe can be made", errno)
    }
    let context = Unmanaged.passRetained(Job { result.set(work()) })
    var thread = pthread_t()
    let code = pthread_create(
        &thread,
        nil,
        { context in
            if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().run() }
            return nil
        },
        context.toOpaque()
    )
    guard code == 0 else {
        context.release()
        throw starved("no thread can be started", code)
    }
    pthread_detach(thread)
    guard let isPointless else { return result.get(within: milliseconds) }
    let end = Clock.live.now().boot + milliseconds
    while true {
        let left = end - Clock.live.now().boot
        guard left > 0 else { return nil }
        if let value = result.get(within: min(left, 500)) { return value }
        if isPointless() { return nil }
    }
}

private func starved(_ what: String, _ code: Int32) -> StoreTrouble {
    let error = FileError.system(errno: code)
    return .starved(what + ": " + error.reason, error)
}

/// What a new thread does; a C function takes no closure with a context.
private final class Job: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

/// A value that another thread will bring; a pipe tells when, for poll(2) is what has a time limit.
private final class Pending<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let reader: Descriptor
    private let writer: Descriptor

    init?() {
        var ends: [Int32] = [0, 0]
        guard lanyard_pipe(&ends) == 0 else { return nil }
        reader = Descriptor(ends[0])
        writer = Descriptor(ends[1])
    }

    deinit {
        reader.close()
        writer.close()
    }

    func set(_ new: Value) {
        value.withLock { $0 = new }
        try? writer.writeAll([0])
    }

    /// Nil where it has not come in time.
    func get(within milliseconds: Int) -> Value? {
        let end = Clock.live.now().boot + milliseconds
        while true {
            var poll = pollfd(fd: reader.number, events: Int16(POLLIN), revents: 0)
            let left = Int32(clamping: max(0, end - Clock.live.now().boot))
            if Glibc.poll(&poll, 1, left) >= 0 || errno != EINTR { break }
        }
        return value.withLock { $0 }
    }
}
