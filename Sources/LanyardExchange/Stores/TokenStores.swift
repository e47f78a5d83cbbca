import LanyardCore
import LanyardSystem

/// Where a token is looked for and kept, by LANYARD_STORE.
struct TokenStores {
    let choice: StoreChoice
    let world: World
    let secrets: SecretTokenStore

    /// Bytes; where the user's key quota has less left, the last token may have gone to the Secret Service.
    private static let room = 4096

    private var kernel: KernelTokenStore { KernelTokenStore(world: world) }

    /// The token of the Secret Service, where that is the store. The kernel keyring is not read here: whoever asks has
    /// done so, under the same lock.
    func read(_ identity: TokenIdentity) -> CachedToken? {
        switch choice {
        case .secretService: try? secrets.read(identity)
        case .auto where !isKernelUsable: try? secrets.read(identity)
        case .auto, .kernel, .none: nil
        }
    }

    /// Whether the Secret Service is where a token would be kept, and is locked.
    func isLocked() -> Bool {
        switch choice {
        case .secretService: (try? secrets.service.isLocked()) ?? false
        case .auto where !isKernelUsable: (try? secrets.service.isLocked()) ?? false
        case .auto, .kernel, .none: false
        }
    }

    /// Keeps a token. Where the store that was asked for by name does not, or the last one that is left is broken, that
    /// is told once an hour; it is never a failure.
    func write(_ token: CachedToken, _ identity: TokenIdentity) -> [String] {
        switch choice {
        case .none: return []
        case .kernel:
            do throws(KeyringError) {
                try kernel.write(token, identity, evicts: true)
                return []
            } catch {
                return TroubleNotice(world: world)
                    .lines("the token is not kept in the kernel keyring: \(error.reason)")
            }
        case .secretService:
            do throws(StoreTrouble) {
                try secrets.write(token, identity)
                return []
            } catch {
                return notice(error)
            }
        case .auto:
            let trouble = writeSomewhere(token, identity)
            if let trouble, case .broken = trouble { return notice(trouble) }
            return []
        }
    }

    private func notice(_ trouble: StoreTrouble) -> [String] {
        TroubleNotice(world: world).lines("the token is not kept: the Secret Service \(trouble.words)")
    }

    /// The kernel keyring, then the Secret Service; where only a full keyring is there, another token makes way. What is
    /// wrong with the Secret Service, where none of them keeps the token.
    private func writeSomewhere(_ token: CachedToken, _ identity: TokenIdentity) -> StoreTrouble? {
        let isKernelOurs = kernel.isChosen(.auto)
        if isKernelOurs, (try? kernel.write(token, identity)) != nil { return nil }
        do throws(StoreTrouble) {
            try secrets.write(token, identity)
            return nil
        } catch {
            if isKernelOurs, (try? kernel.write(token, identity, evicts: true)) != nil { return nil }
            return error
        }
    }

    /// Whether a token may be expected there, and has room.
    private var isKernelUsable: Bool {
        guard kernel.isChosen(.auto), (try? world.keyring.list(TokenNamespace(world.environment).prefix)) != nil else {
            return false
        }
        return world.files.freeKeyBytes(of: world.user).map { $0 >= TokenStores.room } ?? true
    }
}
