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

    /// A store, and why it is left out (nil: it is in use).
    struct StoreState: Equatable {
        var store: StoreChoice
        var unavailable: String?
    }

    /// Milliseconds that the Secret Service may take.
    private static let timeLimit = 5000

    func list() throws(Failure) -> (entries: [Entry], stores: [StoreState]) {
        var entries: [Entry] = []
        var stores: [StoreState] = []
        if store == .auto || store == .kernel {
            var state = StoreState(store: .kernel)
            do throws(KeyringError) {
                entries += try KernelTokenStore(world: world).all().map { Entry(token: $0.token, store: .kernel) }
            } catch {
                state.unavailable = error.reason
            }
            if store == .auto, world.files.kernelKeyringIsShared { state.unavailable = "shared with other containers" }
            stores.append(state)
        }
        if store == .auto || store == .secretService {
            let answer = try ExchangeClient(world: world).ask(.list, timeLimit: TokenInventory.timeLimit)
            switch answer.outcome {
            case .tokens(let tokens, let unavailable):
                entries += tokens.map { Entry(token: $0, store: .secretService) }
                stores.append(StoreState(store: .secretService, unavailable: unavailable))
            case .failure(let failure): throw failure
            case .token, .cleared: throw Failure("lanyard-exchange answered something else than a list")
            }
        }
        return (entries, stores)
    }

    /// Forgets tokens in every store that there is; says how many.
    func clear(serviceAccount: String?) throws(Failure) -> Int {
        var count = 0
        do throws(KeyringError) {
            count += try KernelTokenStore(world: world).clear(serviceAccount: serviceAccount)
        } catch {
            if store == .kernel { throw Failure("the kernel keyring is \(error.reason)", exitCode: .unavailable) }
        }
        guard store != .kernel else { return count }
        let answer = try ExchangeClient(world: world)
            .ask(.clear(serviceAccount: serviceAccount), timeLimit: TokenInventory.timeLimit)
        switch answer.outcome {
        case .cleared(let more): return count + more
        case .failure(let failure):
            if store == .secretService { throw failure }
            return count
        case .token, .tokens: throw Failure("lanyard-exchange answered something else than a count")
        }
    }
}
