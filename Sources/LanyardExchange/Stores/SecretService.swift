import CSecret
import Glibc
import LanyardCore
import LanyardSystem
import Synchronization

/// The Secret Service (GNOME Keyring, KWallet, KeePassXC), asked with a limit: all calls together may take three
/// seconds, and once it has let us wait that long, it is not asked again.
final class SecretService: @unchecked Sendable {
    // Unchecked: one call at a time, each awaited; after one that was not, no other is made.
    private let world: World
    private let namespace: String
    private let deadline: Deadline
    private var secrets: OpaquePointer?
    private var spent = 0
    private var givenUp: StoreTrouble?

    /// Milliseconds, for all calls together.
    private static let limit = 3000
    /// Open files without which it is not asked: GLib and libgcrypt end the process where they get none. (15 are used.)
    private static let leastFiles = 24

    /// - Parameter deadline: of everything; the service's own limit may end sooner.
    init(world: World, deadline: Deadline) {
        self.world = world
        self.deadline = deadline
        namespace = TokenNamespace(world.environment).text
    }

    /// The secrets of our items with that hash or of that account (nil: whichever); nil for each that is locked.
    func read(hash: String? = nil) throws(StoreTrouble) -> [[UInt8]?] {
        try timed { service throws(StoreTrouble) in
            let items = try service.find(hash: hash, account: nil)
            defer { lanyard_secret_items_free(items) }
            return (0..<lanyard_secret_items_count(items)).map { SecretService.payload(items, $0) }
        }
    }

    /// What a deletion came to.
    struct Deletion: Sendable {
        var count = 0
        /// Nothing of what was found is left.
        var isAll = true
        /// Why it ended before it was done; nil: it was done.
        var trouble: StoreTrouble?
    }

    /// Deletes those of our items (of that account; nil: of any) that `isUnwanted` says; nil stands for a locked one.
    ///
    /// GNOME Keyring writes a whole keyring anew for each item that goes: a hundred milliseconds, where it holds a
    /// thousand.
    ///
    /// - Parameter budget: milliseconds, after which no further one is begun.
    func delete(
        account: String? = nil,
        within budget: Int,
        where isUnwanted: @escaping @Sendable ([UInt8]?) -> Bool
    ) -> Deletion {
        // What was done by then counts, also where the time was not enough for the rest.
        let progress = Progress(at: world.clock.now().boot)
        do throws(StoreTrouble) {
            let isLong = budget > SecretService.limit
            // Many calls may take long; each of them may not.
            let isMute = { progress.step.withLock { $0 } + SecretService.limit < self.world.clock.now().boot }
            try timed(
                within: isLong ? budget + SecretService.limit : nil,
                unless: isLong ? isMute : nil
            ) { service throws(StoreTrouble) in
                let items = try service.find(hash: nil, account: account)
                defer { lanyard_secret_items_free(items) }
                progress.note(at: service.world.clock.now().boot)
                let end = service.world.clock.now().boot + budget
                for index in 0..<lanyard_secret_items_count(items) {
                    guard isUnwanted(SecretService.payload(items, index)) else {
                        progress.deletion.withLock { $0.isAll = false }
                        continue
                    }
                    guard service.world.clock.now().boot < end else { throw .broken("it is slow: more are left") }
                    try SecretService.check { lanyard_secret_items_delete(items, index, &$0) }
                    progress.deletion.withLock { $0.count += 1 }
                    progress.note(at: service.world.clock.now().boot)
                }
            }
        } catch {
            progress.deletion.withLock { $0.trouble = error }
        }
        return progress.deletion.withLock { $0 }
    }

    private final class Progress: Sendable {
        let deletion = Mutex(Deletion())
        /// When the service last answered, in milliseconds since boot.
        let step: Mutex<Int>

        init(at time: Int) {
            step = Mutex(time)
        }

        func note(at time: Int) {
            step.withLock { $0 = time }
        }
    }

    func store(_ payload: [UInt8], hash: String, account: String) throws(StoreTrouble) {
        try timed { service throws(StoreTrouble) in
            let secrets = try service.open()
            let label = "Lanyard: " + (account.isEmpty ? "your own token" : account)
            try SecretService.check { reason in
                lanyard_secrets_store(
                    secrets,
                    service.namespace,
                    hash,
                    account,
                    label,
                    payload,
                    payload.count,
                    &reason
                )
            }
        }
    }

    /// Whether a token that came now could not be stored for want of a password.
    func isLocked() throws(StoreTrouble) -> Bool {
        try timed { service throws(StoreTrouble) in try SecretService.isLocked(try service.open()) }
    }

    private static func isLocked(_ secrets: OpaquePointer) throws(StoreTrouble) -> Bool {
        var isLocked = false
        try SecretService.check { lanyard_secrets_is_locked(secrets, &isLocked, &$0) }
        return isLocked
    }

    /// Lets the service ask somebody for the password, and waits for them; whether it is still locked then.
    ///
    /// - Parameter limit: milliseconds.
    func unlock(within limit: Int) throws(StoreTrouble) -> Bool {
        let isLocked = try timed { service throws(StoreTrouble) in
            let secrets = try service.open()
            // From now on it is to be this one.
            _ = lanyard_secrets_are_served(secrets)
            return try SecretService.isLocked(secrets)
        }
        guard isLocked else { return false }
        _ = try withTimeLimit(
            limit,
            unless: isDecided,
            {
                var reason: UnsafeMutablePointer<CChar>?
                if let secrets = self.secrets { _ = lanyard_secrets_unlock(secrets, &reason) }
                free(reason)
            }
        )
        return try self.isLocked()
    }

    /// It may be unlocked in its own window, with the question still open; and whoever would have to answer that may be
    /// gone, or another one may have come, who was never asked.
    private func isDecided() -> Bool {
        guard let secrets else { return true }
        return !lanyard_secrets_are_served(secrets) || (try? SecretService.isLocked(secrets)) != true
    }

    /// - Parameters:
    ///   - patience: milliseconds for a person, or for many calls; nil: what is left of the service's own limit.
    ///   - isMute: whether one of many calls has used up the service's own limit.
    private func timed<Value: Sendable>(
        within patience: Int? = nil,
        unless isMute: (() -> Bool)? = nil,
        _ work: @escaping @Sendable (SecretService) throws(StoreTrouble) -> Value
    ) throws(StoreTrouble) -> Value {
        if let givenUp { throw givenUp }
        if let absence = SessionBus.absence(in: world) { throw StoreTrouble.absent(absence) }
        if let allowed = world.processes.limit(.openFiles), allowed < SecretService.leastFiles {
            throw StoreTrouble.starved(
                "\(allowed) open files are allowed, \(SecretService.leastFiles) needed",
                .system(errno: EMFILE)
            )
        }
        let start = world.clock.now().boot
        let limit = min(patience ?? SecretService.limit - spent, deadline.left)
        let result = try withTimeLimit(limit, unless: isMute) { () -> Result<Value, StoreTrouble> in
            do throws(StoreTrouble) { return .success(try work(self)) } catch { return .failure(error) }
        }
        if patience == nil { spent += world.clock.now().boot - start }
        guard let result else {
            lanyard_secrets_cancel()
            let waited = isMute?() == true ? SecretService.limit : max(limit, SecretService.limit)
            let trouble = StoreTrouble.broken("no answer within \(waited / 1000) s")
            givenUp = trouble
            throw trouble
        }
        return try result.get()
    }

    private func open() throws(StoreTrouble) -> OpaquePointer {
        if let secrets { return secrets }
        var opened: OpaquePointer?
        try SecretService.check { lanyard_secrets_open(&opened, &$0) }
        guard let opened else { throw .broken("it opens no session") }
        secrets = opened
        return opened
    }

    private func find(hash: String?, account: String?) throws(StoreTrouble) -> OpaquePointer {
        let secrets = try open()
        // Some services ask for the password before they search, and do not answer until somebody has typed it.
        if try SecretService.isLocked(secrets) { throw .locked }
        var items: OpaquePointer?
        try SecretService.check { lanyard_secrets_find(secrets, namespace, hash, account, &items, &$0) }
        guard let items else { throw .broken("it tells nothing") }
        return items
    }

    private static func payload(_ items: OpaquePointer, _ index: Int) -> [UInt8]? {
        var size = 0
        guard let start = lanyard_secret_items_payload(items, index, &size) else { return nil }
        return Array(UnsafeRawBufferPointer(start: start, count: size))
    }

    private static func check(
        _ call: (inout UnsafeMutablePointer<CChar>?) -> lanyard_secret_result
    ) throws(StoreTrouble) {
        var reason: UnsafeMutablePointer<CChar>?
        let result = call(&reason)
        let text = reason.map { visible(String(cString: $0), limit: 300) } ?? "it says no more"
        free(reason)
        switch result {
        case lanyard_secret_done: return
        case lanyard_secret_absent: throw .absent(text)
        case lanyard_secret_locked: throw .locked
        default: throw .broken(text)
        }
    }
}
