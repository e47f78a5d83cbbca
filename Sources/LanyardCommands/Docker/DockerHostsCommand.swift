import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard docker hosts`: which registries get which account's token.
struct DockerHostsCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "hosts",
        abstract: "Which registries ask Lanyard, and for which account.",
        discussion: """
            With --json, one object: `config` (the path of config.json), `credsStore` (the helper for all other \
            registries, or null) and `hosts`: `host`, `configured`, `helper` (its name in config.json, or null), \
            `serviceAccount` (the account that the helper would choose here, or null) and `plainText` (whether a \
            password for it stands in config.json).
            """
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    private struct Row {
        var host: String
        var helper: String?
        var account: String?
        var hasPlainText: Bool

        var isConfigured: Bool { helper == DockerConfigFile.helper }
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        let file = try DockerConfigFile(in: world)
        let rows = try rows(file, in: world)
        DockerSetup.tellAuthConfig(in: world)
        for row in rows where row.hasPlainText { Report(world).warning(file.plainTextWarning(row.host)) }
        try world.print(json ? object(rows, file).pretty : table(rows))
        return .done
    }

    private func rows(_ file: DockerConfigFile, in world: World) throws(Failure) -> [Row] {
        let choice = RegistryChoice(in: world)
        let registries = GoogleRegistries(extra: world.environment["LANYARD_REGISTRIES"])
        var names = file.config.helpers.map(\.host).filter { registries.host($0) != nil || file.ourHosts.contains($0) }
        names += choice.added.map(\.name)
        // The project's own, if there is a project.
        if let usual = try? choice.usual() { names.append(usual.name) }
        let personal = Folders(world).personalFile == nil ? nil : try RegistryBindings(in: world).bindings()
        names += personal?.bindings.map(\.host) ?? []
        names += file.config.plainTextHosts.compactMap { registries.host($0)?.name }
        var rows: [Row] = []
        for name in names where !rows.contains(where: { $0.host == name }) {
            rows.append(
                Row(
                    host: name,
                    helper: file.config.helper(of: name),
                    account: RegistryHost(name).flatMap { DockerSetup.account(of: $0, in: world) },
                    hasPlainText: file.hasPlainText(name)
                )
            )
        }
        return rows
    }

    private func table(_ rows: [Row]) -> String {
        guard !rows.isEmpty else { return "no registry is known: lanyard docker configure HOST\n" }
        let cells = rows.map { row in
            let state = row.isConfigured ? "configured" : row.helper.map { "asks docker-credential-" + visible($0) }
            return (visible(row.host), state ?? "not configured", row.account ?? "no account")
        }
        let widths = (cells.map { $0.0.count }.max() ?? 0, cells.map { $0.1.count }.max() ?? 0)
        return cells.map { cell in
            padded(cell.0, widths.0) + "  " + padded(cell.1, widths.1) + "  " + cell.2 + "\n"
        }.joined()
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func object(_ rows: [Row], _ file: DockerConfigFile) -> JSON {
        [
            "config": .string(file.path),
            "credsStore": JSON(optional: file.config.store),
            "hosts": .array(
                rows.map { row in
                    [
                        "host": .string(row.host), "configured": .bool(row.isConfigured),
                        "helper": JSON(optional: row.helper), "serviceAccount": JSON(optional: row.account),
                        "plainText": .bool(row.hasPlainText),
                    ]
                }
            ),
        ]
    }
}
