import LanyardCore
import LanyardSystem

/// What `lanyard status` tells, as lines for people and as JSON.
struct StatusSummary {
    private let settings: Settings
    private let entries: [TokenInventory.Entry]
    private let store: StoreChoice
    private let stores: [TokenInventory.StoreState]
    private let account: String?
    private let project: String?
    private let region: String?
    private let serviceAccount: String?
    private let now: Moment
    private let bootID: String

    init(
        settings: Settings,
        entries: [TokenInventory.Entry],
        stores: [TokenInventory.StoreState]
    ) throws(Failure) {
        let gcloud = try GCloudConfiguration.load(from: settings.world).properties
        self.settings = settings
        store = try TokenPlan.store(settings)
        self.stores = stores
        account = settings["USER_ACCOUNT"] ?? gcloud.account
        project = settings["PROJECT_ID"] ?? gcloud.project
        region = settings["REGION"] ?? gcloud.region
        serviceAccount = try? ServiceAccountChoice(flag: nil, settings: settings).email
        now = settings.world.clock.now()
        bootID = settings.world.clock.bootID()
        self.entries = entries.sorted {
            ($0.token.target.serviceAccount ?? "") < ($1.token.target.serviceAccount ?? "")
        }
    }

    var text: String {
        var lines = [
            row(
                "env.sh",
                settings.project.map { $0.path + ($0.isAllowed ? "" : " (not allowed for helpers: lanyard allow)") }
            ),
            row("account", account),
            row("project", project),
            row("region", region),
            row("service account", serviceAccount),
        ]
        for state in stores {
            let words = state.unavailable ?? state.remark
            lines.append(row("store", state.store.rawValue + (words.map { ": " + $0 } ?? "")))
        }
        if entries.isEmpty { return lines.joined() + row("token", "none cached") }
        let table = TextTable(heading: heading, rows: entries.map { cells(of: $0) }).lines
        lines += ["\n", table[0]]
        for (entry, line) in zip(entries, table.dropFirst()) {
            lines.append(line)
            if let failure = lastFailure(entry.token) { lines.append(row("last failure", failure)) }
        }
        return lines.joined()
    }

    private var heading: [String] {
        ["TOKEN OF", "EXPIRES", "AGE", "LAST USE", "STORE", "PAID BY", "SCOPES"]
            + (tellsLifetimes ? ["LIFETIME"] : []) + (tellsDelegates ? ["DELEGATES"] : [])
    }

    /// What all tokens have alike takes no column.
    private var tellsLifetimes: Bool {
        entries.contains { $0.token.target.lifetime != TokenTarget.defaultLifetime }
    }

    private var tellsDelegates: Bool {
        entries.contains { !$0.token.target.delegates.isEmpty }
    }

    private func cells(of entry: TokenInventory.Entry) -> [String] {
        let token = entry.token
        let left = left(token)
        let usual = [
            token.target.serviceAccount ?? "your own token",
            left < 0 ? "expired" : "in " + TimeSpan.words(seconds: seconds(left)),
            TimeSpan.words(seconds: max(0, seconds(token.lifetime - left))),
            lastUse(token).map { ago($0) } ?? "-",
            entry.store.rawValue,
            token.principal,
            token.target.scopes.map { Scope.short($0) }.joined(separator: ","),
        ]
        let delegates = token.target.delegates.isEmpty ? "-" : token.target.delegates.joined(separator: ",")
        return usual + (tellsLifetimes ? [TimeSpan.exactly(seconds: token.target.lifetime)] : [])
            + (tellsDelegates ? [delegates] : [])
    }

    private func ago(_ time: Int) -> String {
        let age = seconds(now.wall) - time
        return age < 2 * LastUse.grain ? "just now" : TimeSpan.words(seconds: age) + " ago"
    }

    /// Seconds since 1970.
    private func lastUse(_ token: CachedToken) -> Int? {
        LastUse(world: settings.world, hash: fnv1a(token.identity)).time
    }

    var json: JSON {
        [
            "file": JSON(optional: settings.project?.path),
            "allowed": .bool(settings.project?.isAllowed ?? false),
            "account": JSON(optional: account),
            "project": JSON(optional: project),
            "region": JSON(optional: region),
            "serviceAccount": JSON(optional: serviceAccount),
            "stores": .array(
                stores.map {
                    [
                        "name": .string($0.store.rawValue), "available": .bool($0.unavailable == nil),
                        "reason": JSON(optional: $0.unavailable ?? $0.remark),
                    ]
                }
            ),
            "tokens": .array(entries.map { json(of: $0) }),
        ]
    }

    private func json(of entry: TokenInventory.Entry) -> JSON {
        let token = entry.token
        let left = left(token)
        return [
            "serviceAccount": JSON(optional: token.target.serviceAccount),
            "principal": .string(token.principal),
            "scopes": .array(token.target.scopes.map { .string($0) }),
            "delegates": .array(token.target.delegates.map { .string($0) }),
            "lifetime": .number(String(token.target.lifetime)),
            "store": .string(entry.store.rawValue),
            "expireTime": .string(RFC3339.text(seconds: (now.wall + left) / 1000)),
            "expiresIn": .number(String(seconds(left))),
            "age": .number(String(seconds(token.lifetime - left))),
            "lastUse": JSON(optional: lastUse(token).map { RFC3339.text(seconds: $0) }),
            "lastFailure": JSON(optional: lastFailure(token)),
        ]
    }

    /// Why the token was not renewed, nobody having watched; nil where nothing failed since it came.
    private func lastFailure(_ token: CachedToken) -> String? {
        let flight = SingleFlight(world: settings.world, store: store, hash: fnv1a(token.identity))
        guard let record = flight.failure() else { return nil }
        guard token.bootID != bootID || record.at > token.receivedBoot else { return nil }
        return record.failure.message
    }

    private func left(_ token: CachedToken) -> Int {
        token.remaining(wall: now.wall, boot: now.boot, bootID: bootID)
    }

    private func seconds(_ milliseconds: Int) -> Int {
        milliseconds / 1000
    }

    private func row(_ name: String, _ value: String?) -> String {
        let padding = String(repeating: " ", count: max(1, 17 - name.utf8.count))
        return name + padding + (value.map { visible($0) } ?? "-") + "\n"
    }
}
