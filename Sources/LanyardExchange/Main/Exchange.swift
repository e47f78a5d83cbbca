import LanyardCore
import LanyardSystem

/// Answers requests of `lanyard`: the part that knows HTTP, SQLite and the Secret Service.
struct Exchange {
    let world: World
    /// The network, as gcloud's configuration describes it.
    let connect: (GCloudConfiguration) throws(Failure) -> HTTPClient

    /// Milliseconds for a look into the Secret Service.
    private static let storeLimit = 3000

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
        case .list:
            do throws(StoreTrouble) {
                return ExchangeAnswer(.tokens(try secrets().all(), unavailable: nil))
            } catch {
                return ExchangeAnswer(.tokens([], unavailable: error.reason))
            }
        case .clear(let serviceAccount):
            do throws(StoreTrouble) {
                return ExchangeAnswer(.cleared(try secrets().clear(serviceAccount: serviceAccount), absent: nil))
            } catch {
                if case .absent(let reason) = error { return ExchangeAnswer(.cleared(0, absent: reason)) }
                let hints = error == .locked ? ["unlock it, then forget what it holds: lanyard clear"] : []
                return ExchangeAnswer(
                    .failure(Failure("the Secret Service \(error.words)", hints: hints, exitCode: .unavailable))
                )
            }
        }
    }

    private func secrets(_ deadline: Deadline? = nil) -> SecretTokenStore {
        let deadline = deadline ?? Deadline(clock: world.clock, milliseconds: Exchange.storeLimit)
        return SecretTokenStore(service: SecretService(world: world, deadline: deadline), clock: world.clock)
    }
}
