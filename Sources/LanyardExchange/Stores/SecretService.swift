import CSecret
import Glibc
import LanyardCore
import LanyardSystem

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

    /// Deletes those of our items (of that account; nil: of any) that `isUnwanted` says; nil stands for a locked one.
    func delete(
        account: String? = nil,
        where isUnwanted: @escaping @Sendable ([UInt8]?) -> Bool
    ) throws(StoreTrouble) -> Int {
        try timed { service throws(StoreTrouble) in
            let items = try service.find(hash: nil, account: account)
            defer { lanyard_secret_items_free(items) }
            var count = 0
            for index in 0..<lanyard_secret_items_count(items)
            where isUnwanted(SecretService.payload(items, index)) {
                try SecretService.check { lanyard_secret_items_delete(items, index, &$0) }
                count += 1
            }
            return count
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

    private func timed<Value: Sendable>(
        _ work: @escaping @Sendable (SecretService) throws(StoreTrouble) -> Value
    ) throws(StoreTrouble) -> Value {
        if let givenUp { throw givenUp }
        if let absence = SessionBus.absence(in: world) { throw StoreTrouble.absent(absence) }
        let start = world.clock.now().boot
        let limit = min(SecretService.limit - spent, deadline.left)
        let result = withTimeLimit(limit) { () -> Result<Value, StoreTrouble> in
            do throws(StoreTrouble) { return .success(try work(self)) } catch { return .failure(error) }
        }
        spent += world.clock.now().boot - start
        guard let result else {
            lanyard_secrets_cancel()
            let trouble = StoreTrouble.broken("no answer within \(SecretService.limit / 1000) s")
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
