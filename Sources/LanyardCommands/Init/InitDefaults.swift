import LanyardCore
import LanyardSystem

/// What gcloud's configuration already knows.
struct InitDefaults {
    let account: String?
    let project: String?
    let region: String?
    private let impersonated: (id: String, project: String)?

    /// A configuration that cannot be read offers nothing: init does not depend on it, but says so.
    init(_ world: World) {
        var properties = GCloudProperties()
        do {
            properties = try GCloudConfiguration.load(from: world).properties
        } catch {
            Report(world).warning(error.message)
        }
        account = properties.account.flatMap { UserAccount.check($0) == nil ? $0 : nil }
        project = properties.project.flatMap { InitQuestion.project.check($0)?.isWarning == false ? nil : $0 }
        region = InitDefaults.region(properties)
        let last = properties.impersonatedServiceAccount?.split(separator: ",").last.map { String($0) }
        impersonated = last.flatMap { ServiceAccountEmail.parts($0) }
    }

    /// The account that gcloud impersonates, where it is that project's.
    func serviceAccountName(in project: String) -> String? {
        impersonated.flatMap { $0.project == project ? $0.id : nil }
    }

    private static func region(_ properties: GCloudProperties) -> String? {
        let region = properties.region ?? properties["compute", "zone"].flatMap { Zone.region(of: $0) }
        return region.flatMap { Region.check($0)?.isWarning == false ? nil : $0 }
    }
}
