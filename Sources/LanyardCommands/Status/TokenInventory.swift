import LanyardCore
import LanyardSystem

/// All cached tokens, in whichever store.
struct TokenInventory {
    let world: World
    let store: StoreChoice

    struct Entry: Equatable {
        var token: CachedToken
        var store: StoreChoice
    }

    /// A store, and why it is left out (nil: it is in use), or what else there is to say of it.
    struct StoreState: Equatable {
        var store: StoreChoice
        var unavailable: String?
        var remark: String?
        /// Why tokens may be in it that are not among those that were found.
        var trouble: Failure?
    }

    /// Milliseconds that the Secret Service may take to tell what it holds, and to forget it.
    private static let timeLimit = 5000
    private static let clearingLimit = 40_000

    /// What is found, also where one of the stores does not serve.
    func list() -> (entries: [Entry], stores: [StoreState]) {
        var entries: [Entry] = []
        var stores: [StoreState] = []
        if store == .auto || store == .kernel {
            let (found, state) = listKernel()
            entries += found
            stores.append(state)
        }
        if store == .auto || store == .secretService {
            var state = StoreState(store: .secretService)
            do throws(Failure) {
                entries += try listSecretService(&state)
            } catch {
                // The exchange cannot run: what the kernel holds is told all the same.
                state.unavailable = error.message
                state.trouble = error
            }
            stores.append(state)
        }
        return (entries, stores)
    }

    private func listKernel() -> ([Entry], StoreState) {
        var state = StoreState(store: .kernel)
        let kernel = KernelTokenStore(world: world)
        guard kernel.isChosen(store) else {
            state.unavailable = "shared with other containers"
            return ([], state)
        }
        do throws(KeyringError) {
            // What stands under another name than its own is nothing that anybody would be handed.
            let (tokens, unreadable) = try kernel.all()
            let found = tokens.filter { $0.name.hasSuffix(":" + fnv1a($0.token.identity)) }
            if let unreadable {
                state.remark = "keys in it that cannot be read: \(unreadable.count) (\(unreadable.error.reason))"
                state.trouble = Failure(
                    "the kernel keyring holds keys in place of tokens that cannot be read: \(unreadable.count)",
                    hint: "forget them, and all tokens with them: lanyard clear",
                    exitCode: .unavailable
                )
            }
            return (found.map { Entry(token: $0.token, store: .kernel) }, state)
        } catch {
            state.unavailable = error.reason
            // Where we may use no keyring, nobody is handed a token of it either.
            if case .unavailable = error, store != .kernel { return ([], state) }
            state.trouble = failure(error)
            return ([], state)
        }
    }

    private func listSecretService(_ state: inout StoreState) throws(Failure) -> [Entry] {
        let answer = try ExchangeClient(world: world).ask(.list(hash: nil), timeLimit: TokenInventory.timeLimit)
        switch answer.outcome {
        case .tokens(let tokens, let locked, let absence):
            state.unavailable = absence?.reason
            state.remark = answer.notes.first
            if let absence, !absence.isAbsent || store == .secretService { state.trouble = absence.failure }
            if locked > 0 {
                state.trouble = Failure(
                    "the Secret Service holds tokens that are locked: \(locked)",
                    hint: "unlock it, then look again: lanyard refresh --all",
                    exitCode: .unavailable
                )
            }
            return tokens.map { Entry(token: $0, store: .secretService) }
        case .failure(let failure): throw failure
        case .token, .locked, .cleared, .partlyCleared, .projectNumber:
            throw Failure("lanyard-exchange answered something else than a list")
        }
    }

    /// Forgets tokens in every store that there is: how many, and which stores may still hold some, and why.
    func clear(serviceAccount: String?) -> (count: Int, troubles: [Failure]) {
        var count = 0
        var troubles: [Failure] = []
        ClearingMark(world: world).set()
        do throws(Failure) {
            let (forgotten, trouble) = try clearKernel(serviceAccount)
            count += forgotten
            if let trouble { troubles.append(trouble) }
        } catch {
            troubles.append(error)
        }
        guard store != .kernel else { return (count, troubles) }
        do throws(Failure) {
            let (forgotten, trouble) = try clearSecretService(serviceAccount)
            count += forgotten
            if let trouble { troubles.append(trouble) }
        } catch {
            troubles.append(error)
        }
        return (count, troubles)
    }

    /// A keyring that is absent holds nothing; that is a failure only where it was asked for by name. One that is
    /// shared with others holds their tokens: only who asks for it by name means those.
    ///
    /// One that is there, but not for us, may hold what others put into it.
    private func clearKernel(_ serviceAccount: String?) throws(Failure) -> (count: Int, trouble: Failure?) {
        let kernel = KernelTokenStore(world: world)
        guard store == .kernel || kernel.isChosen(.auto) else { return (0, nil) }
        do throws(KeyringError) {
            let (count, left) = try kernel.clear(serviceAccount: serviceAccount)
            return (count, left.map { failure($0, serviceAccount) })
        } catch {
            if error.isAbsence, store != .kernel { return (0, nil) }
            throw failure(error)
        }
    }

    private func failure(_ left: KernelTokenStore.Refused, _ serviceAccount: String?) -> Failure {
        Failure(
            "keys that may be tokens are left in the kernel keyring: \(left.count) (\(left.error.reason))",
            hint: serviceAccount == nil
                ? "look at them, and remove them by hand: keyctl show @u" : "forget all tokens: lanyard clear",
            exitCode: .unavailable
        )
    }

    private func failure(_ error: KeyringError) -> Failure {
        guard case .unavailable = error else {
            return Failure("the kernel keyring does not serve (\(error.reason))", exitCode: .unavailable)
        }
        return Failure("the kernel keyring is \(error.reason)", exitCode: .unavailable)
    }

    private func clearSecretService(_ serviceAccount: String?) throws(Failure) -> (count: Int, trouble: Failure?) {
        let answer = try ExchangeClient(world: world)
            .ask(.clear(serviceAccount: serviceAccount), timeLimit: TokenInventory.clearingLimit)
        switch answer.outcome {
        case .cleared(_, let reason?) where store == .secretService:
            throw Failure("the Secret Service is not there (\(reason))", exitCode: .unavailable)
        case .cleared(let count, _): return (count, nil)
        case .partlyCleared(let count, let failure): return (count, failure)
        case .failure(let failure): throw failure
        case .token, .locked, .tokens, .projectNumber:
            throw Failure("lanyard-exchange answered something else than a count")
        }
    }
}
