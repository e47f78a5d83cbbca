import LanyardCore
import LanyardSystem

/// A change in a user's file that can be taken back to the byte.
struct FileEdit {
    let file: UserFile

    /// What the change starts from.
    struct Before {
        /// Nil: there is no file.
        var bytes: [UInt8]?
        /// What it held before Lanyard's first change; nil inside: there was no file. Nil: others have written since.
        var original: [UInt8]??
        /// Other tools' helpers that made way for ours, by registry.
        var replaced: [String: String]
    }

    enum Change {
        case write([UInt8], replaced: [String: String])
        /// Only where the original is known.
        case restore
    }

    /// Milliseconds for which another edit of ours is waited for.
    private static let patience = 5000
    private static let attempts = 10

    /// Changes the file, if that changes anything; says whether it did.
    ///
    /// - Parameters:
    ///   - stripped: the bytes without what is ours: the original, where no record tells it.
    ///   - change: what is to become of it. Called again where another program was quicker.
    func run(
        stripped: ([UInt8]) throws(Failure) -> [UInt8],
        change: (Before) throws(Failure) -> Change
    ) throws(Failure) -> Bool {
        let lock = lock()
        defer { lock?.release() }
        for _ in 0..<FileEdit.attempts {
            let found = try file.find()
            let record = EditRecord.load(file)
            let original = record.flatMap { record in found.bytes.flatMap { record.original(of: $0) } }
            let before = Before(bytes: found.bytes, original: original, replaced: record?.replaced ?? [:])
            switch try change(before) {
            case .write(let bytes, let replaced):
                if bytes == found.bytes ?? [] { return false }
                var start = original ?? found.bytes
                if original == nil, let bytes = found.bytes { start = try stripped(bytes) }
                if try file.replace(found, with: bytes) {
                    let record = EditRecord(of: bytes, original: start, replaced: replaced)
                    if start == bytes { EditRecord.forget(file) } else { record.save(file) }
                    return true
                }
            case .restore:
                if try file.replace(found, with: original ?? nil) {
                    EditRecord.forget(file)
                    return true
                }
            }
        }
        throw Failure(
            "\(visible(file.path)) is changed by another program all the time",
            hint: "end that program, or try again later"
        )
    }

    /// Two commands of ours at once must not lose each other's change; without a place for locks they take the risk.
    private func lock() -> HeldLock? {
        guard let folder = Folders(file.world).runtime() else { return nil }
        var waited = 0
        while waited < FileEdit.patience {
            do throws(FileError) {
                if let lock = try file.world.locks.tryAcquire(folder + "/edits.lock") { return lock }
            } catch {
                return nil
            }
            file.world.clock.sleep(10)
            waited += 10
        }
        return nil
    }
}
