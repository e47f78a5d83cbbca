import LanyardCore
import LanyardSystem

/// The number of a project, as `gcloud projects describe` tells it: asked with the user's own login.
struct ProjectExchange {
    let world: World
    let call: ExchangeRequest.ProjectCall
    let deadline: Deadline
    /// The network, once it is needed.
    let connect: (GCloudConfiguration) throws(Failure) -> HTTPClient

    func answer() -> ExchangeAnswer {
        do throws(Failure) {
            let gcloud = try GCloudConfiguration.load(from: world)
            let endpoints = try Endpoints(
                gcloud: gcloud.properties,
                universe: gcloud.properties.universe ?? "googleapis.com"
            )
            let choice = try SourceChoice(world.environment["LANYARD_SOURCE"])
            let search = SourceSearch(choice: choice, gcloud: gcloud, userAccount: call.userAccount, world: world)
            let login = try search.find()
            let client = PatientClient(client: try connect(gcloud), clock: world.clock, deadline: deadline)
            let granted = try Refresh(client: client, endpoints: endpoints).token(for: login, scopes: nil)
            let project = ProjectLookup(client: client, endpoints: endpoints, login: login)
            let number = try project.number(of: call.project, paidWith: granted.token)
            return ExchangeAnswer(.projectNumber(number), notes: login.notes)
        } catch {
            return ExchangeAnswer(.failure(error))
        }
    }
}
