import LanyardCore
import LanyardSystem

/// Answers requests of `lanyard`: the part that knows HTTP, SQLite and the Secret Service.
struct Exchange {
    let world: World
    /// The network, as gcloud's configuration describes it.
    let connect: (GCloudConfiguration) throws(Failure) -> HTTPClient

    /// Milliseconds for a look into the Secret Service.
    private static let storeLimit = 3000
    /// Milliseconds for forgetting all that is in it.
    private static let clearingLimit = 30_000

    func answer(to request: ExchangeRequest) -> ExchangeAnswer {
        switch request {
        case .token(let call):
            let deadline = Deadline(clock: world.clock, milliseconds: call.timeLimit)
            let stores = TokenStores(choice: call.store, world: world, secrets: secrets(deadline))
            return TokenExchange(world: world, call: call, stores: stores, deadline: deadline, connect: connect)
                .answer()
        case .projectNumber(let call):
            let deadline = Deadline(clock: world.clock, milliseconds: call.timeLimit)
            return ProjectExchange(world: world, call: call, deadline: deadline, connect: connect).answer()
        case .unlock(let timeLimit):
            let deadline = Deadline(clock: world.clock, milliseconds: timeLimit + Exchange.storeLimit)
            let service = secrets(deadline).service
            do throws(StoreTrouble) {
                return ExchangeAnswer(.locked(try service.unlock(within: timeLimit)))
            } catch {
                return ExchangeAnswer(.locked(true))
            }
        case .list(let hash):
            do throws(StoreTrouble) {
                let secrets = secrets()
                let (tokens, locked) = try secrets.all(hash: hash)
                let notes = locked > 0 ? ["tokens in it that are locked: \(locked)"] : []
                return ExchangeAnswer(.tokens(tokens, locked: locked, unavailable: nil), notes: notes)
            } catch {
                let failure = error.failure(onceUnlocked: "look again: lanyard refresh --all")
                let absence = StoreAbsence(reason: error.reason, isAbsent: error.isAbsent, failure: failure)
                return ExchangeAnswer(.tokens([], unavailable: absence))
            }
        case .clear(let serviceAccount):
            let deadline = Deadline(clock: world.clock, milliseconds: Exchange.clearingLimit)
            let (count, trouble) = secrets(deadline).clear(serviceAccount: serviceAccount)
            guard let trouble else { return ExchangeAnswer(.cleared(count, absent: nil)) }
            if case .absent(let reason) = trouble { return ExchangeAnswer(.cleared(count, absent: reason)) }
            return ExchangeAnswer(
                .partlyCleared(count, trouble.failure(onceUnlocked: "forget what it holds: lanyard clear"))
            )
        }
    }

    private func secrets(_ deadline: Deadline? = nil) -> SecretTokenStore {
        let deadline = deadline ?? Deadline(clock: world.clock, milliseconds: Exchange.storeLimit)
        return SecretTokenStore(service: SecretService(world: world, deadline: deadline), clock: world.clock)
    }
}
