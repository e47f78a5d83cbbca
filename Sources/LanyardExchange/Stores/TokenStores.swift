import LanyardCore
import LanyardSystem

/// Where a token is looked for and kept, by LANYARD_STORE.
struct TokenStores {
    let choice: StoreChoice
    let world: World
    let secrets: SecretTokenStore

    /// Bytes that a token with its key takes up at most, as a rule.
    private static let room = 4096

    private var kernel: KernelTokenStore { KernelTokenStore(world: world) }

    /// The token of the Secret Service, where that is the store, or where the last one went. The kernel keyring is not
    /// read here: whoever asks has done so, under the same lock.
    func read(_ identity: TokenIdentity) -> CachedToken? {
        switch choice {
        case .secretService: try? secrets.read(identity)
        case .auto where isInSecretService(identity) || !isKernelUsable: try? secrets.read(identity)
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

    /// What came of keeping a token.
    struct Keeping {
        /// Where it went; nil: into the kernel keyring, or none was to have it.
        var place: Whereabouts.Place?
        /// For people, once an hour.
        var notes: [String] = []

        /// Why no store has it; nil: one has, or none was to.
        var notKept: String? {
            if case .nowhere(let reason)? = place { reason } else { nil }
        }
    }

    /// Keeps a token. Where the store that was asked for by name does not, or the last one that is left is broken, that
    /// is told once an hour; it is never a failure here.
    func write(_ token: CachedToken, _ identity: TokenIdentity) -> Keeping {
        switch choice {
        case .none: return Keeping()
        case .kernel:
            do throws(KeyringError) {
                try kernel.write(token, identity, evicts: true)
                return Keeping()
            } catch {
                return told("the token is not kept in the kernel keyring: \(error.reason)")
            }
        case .secretService:
            do throws(StoreTrouble) {
                try secrets.write(token, identity)
                return Keeping(place: .secretService)
            } catch {
                return told("the token is not kept: the Secret Service \(error.words)")
            }
        case .auto: return writeSomewhere(token, identity)
        }
    }

    private func told(_ text: String) -> Keeping {
        Keeping(place: .nowhere(reason: text), notes: TroubleNotice(world: world).lines(text))
    }

    /// The kernel keyring, then the Secret Service; where only a full keyring is there, another token makes way.
    private func writeSomewhere(_ token: CachedToken, _ identity: TokenIdentity) -> Keeping {
        let kernelTrouble = writeToKernel(token, identity, evicts: false)
        guard kernelTrouble != nil else { return Keeping() }
        do throws(StoreTrouble) {
            try secrets.write(token, identity)
            return Keeping(place: .secretService)
        } catch {
            guard let kernelTrouble = writeToKernel(token, identity, evicts: true) else { return Keeping() }
            let text = "the token is not kept: the Secret Service \(error.words)"
            var keeping = Keeping(place: .nowhere(reason: text + ", and the kernel keyring \(kernelTrouble)"))
            // Where a store is not there, nothing is wrong.
            if !error.isAbsent, error != .locked { keeping.notes = TroubleNotice(world: world).lines(text) }
            return keeping
        }
    }

    /// Why the kernel keyring does not keep it, to stand behind its name; nil: it does.
    private func writeToKernel(_ token: CachedToken, _ identity: TokenIdentity, evicts: Bool) -> String? {
        guard kernel.isChosen(.auto) else { return "is shared with other containers" }
        do throws(KeyringError) {
            try kernel.write(token, identity, evicts: evicts)
            return nil
        } catch {
            return error == .full ? "is full" : "does not serve (\(error.reason))"
        }
    }

    /// Whether the last token went there, and lives: the quota was used up, say, and need not be any more.
    private func isInSecretService(_ identity: TokenIdentity) -> Bool {
        let now = world.clock.now().boot
        return Whereabouts.last(hash: identity.hash, in: world)?.isInSecretService(withLeft: 1, now: now) ?? false
    }

    /// Whether a token may be expected there, and has room.
    private var isKernelUsable: Bool {
        guard kernel.isChosen(.auto), (try? world.keyring.list(TokenNamespace(world.environment).prefix)) != nil else {
            return false
        }
        return world.files.hasKeyQuota(world.user, bytes: TokenStores.room)
    }
}
