import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard docker unconfigure`: Docker no longer asks Lanyard.
struct DockerUnconfigureCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "unconfigure",
        abstract: "Take Lanyard out of Docker's configuration.",
        discussion: """
            What configure wrote goes, and what it replaced comes back; where nothing else has changed since, the files \
            are again as they were, byte for byte. Other tools' helpers stay.
            """
    )

    @Argument(help: ArgumentHelp("The registry; default: all that ask Lanyard.", valueName: "host"))
    var hosts: [String] = []

    func run(in world: World) throws(Failure) -> ExitCode {
        let file = try DockerConfigFile(in: world)
        let bindings = Folders(world).personalFile == nil ? nil : try RegistryBindings(in: world)
        let bound = try bindings?.bindings().bindings.map(\.host) ?? []
        let ours = file.ourHosts
        let chosen =
            hosts.isEmpty ? ours + bound.filter { !ours.contains($0) } : hosts.map { RegistryHost($0)?.name ?? $0 }
        _ = try DockerConfigEditing(in: world).unconfigure(chosen)
        _ = try bindings?.unbind(chosen)
        var text = ""
        for host in chosen {
            let name = visible(host, limit: 300)
            if ours.contains(host) { text += "\(name): taken out of \(visible(file.path))\n" }
            if let bindings, bound.contains(host) { text += "\(name): taken out of \(visible(bindings.path))\n" }
            if !ours.contains(host), !bound.contains(host) { text += "\(name): was not configured\n" }
        }
        try world.print(text.isEmpty ? "no registry was configured\n" : text)
        return .done
    }
}
