import LanyardCore
import LanyardSystem

/// All that must be so for Docker to ask Lanyard: config.json, the account's binding, the helper on PATH.
struct DockerSetup {
    let world: World
    let hosts: [RegistryHost]
    /// To be bound to the registries; nil: whichever is named where Docker runs.
    let account: String?
    let replacesOthers: Bool

    /// Whether each of them goes to us already.
    static func isConfigured(_ host: RegistryHost, in world: World) throws(Failure) -> Bool {
        try DockerConfigFile(in: world).config.helper(of: host.name) == DockerConfigFile.helper
    }

    /// Something that is now so, for people.
    struct Step {
        var text: String
        /// Whether it was otherwise before.
        var isNew = true
    }

    func run() throws(Failure) -> [Step] {
        let path = try DockerConfigFile.path(in: world)
        var new: [RegistryHost] = []
        for host in hosts where try !DockerSetup.isConfigured(host, in: world) { new.append(host) }
        // Before anything is written: a binding that cannot be, for a broken file of the user's.
        let bindings = account == nil ? nil : try RegistryBindings(in: world)
        let bound = try bindings?.bindings()
        _ = try DockerConfigEditing(in: world).configure(hosts, replacesOthers: replacesOthers)
        var steps = hosts.map { host in
            let isNew = new.contains(host)
            return Step(
                text: "\(host.name): \(isNew ? "" : "already ")configured in \(visible(path))",
                isNew: isNew
            )
        }
        if let account, let bindings, let bound {
            _ = try bindings.bind(hosts, to: account)
            steps += hosts.map { host in
                let isNew = bound.account(of: host.name) != account
                let words = "\(isNew ? "" : "already ")bound to \(account) in \(visible(bindings.path))"
                return Step(text: "\(host.name): \(words)", isNew: isNew)
            }
        }
        if case .made(let link) = try tellProgram() {
            steps.append(Step(text: "\(DockerHelper.name): linked in \(visible(folder(of: link)))"))
        }
        try tellTroubles()
        return steps
    }

    private func tellProgram() throws(Failure) -> HelperProgram.Outcome {
        let outcome = try HelperProgram(world: world).ensure()
        switch outcome {
        case .found, .made: break
        case .outsidePath(let folder):
            Report(world).warning(
                "Docker will not find \(DockerHelper.name): \(visible(folder)) is not on PATH; lanyard hook puts it there"
            )
        case .shadowed(let other):
            Report(world).warning("Docker will start \(visible(other)), which is not this lanyard")
        }
        return outcome
    }

    /// What lets Docker pass us by, or leaves us without an account.
    private func tellTroubles() throws(Failure) {
        let report = Report(world)
        DockerSetup.tellAuthConfig(in: world)
        let file = try DockerConfigFile(in: world)
        for host in hosts where file.hasPlainText(host.name) { report.warning(file.plainTextWarning(host.name)) }
        guard let account else {
            for host in hosts where DockerSetup.account(of: host, in: world) == nil {
                report.note(
                    "no account is bound to \(host.name), so Docker works where the environment or an allowed env.sh "
                        + "names one; from any folder: lanyard docker configure --service-account E-MAIL \(host.name)"
                )
            }
            return
        }
        for name in ["LANYARD_SERVICE_ACCOUNT", "SERVICE_ACCOUNT", RegistryBindings.variable] {
            guard let value = world.environment[name], value != account else { continue }
            report.note("\(name) of the environment goes before the binding, wherever it is set")
        }
    }

    /// The account that the helper would choose here.
    static func account(of host: RegistryHost, in world: World) -> String? {
        guard let settings = try? Settings(world: world, reader: .program) else { return nil }
        return try? ServiceAccountChoice(flag: nil, settings: settings, host: host.name).email
    }

    static func tellAuthConfig(in world: World) {
        guard world.environment["DOCKER_AUTH_CONFIG"] != nil else { return }
        Report(world).warning("DOCKER_AUTH_CONFIG is set: for the registries in it, Docker asks no helper")
    }
}

extension DockerConfigFile {
    func hasPlainText(_ host: String) -> Bool {
        config.plainTextHosts.contains { RegistryHost($0)?.name == host }
    }

    func plainTextWarning(_ host: String) -> String {
        "\(visible(path)) holds a password for \(host) in plain text; docker logout \(host) takes it out"
    }
}
