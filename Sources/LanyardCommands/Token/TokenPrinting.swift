package import LanyardCore
package import LanyardSystem

/// What `lanyard token` does, whichever parser read its flags.
package struct TokenPrinting: Equatable, Sendable {
    package var wishes = TokenWishes()
    package var format = TokenFormat.text
    package var usesCache = true

    package init() {}

    init(wishes: TokenWishes, format: TokenFormat, usesCache: Bool) {
        self.wishes = wishes
        self.format = format
        self.usesCache = usesCache
    }

    /// The fast lane's reading; nil where ArgumentParser must have a look.
    package init?(fast arguments: ArraySlice<String>) {
        var wishes = TokenWishes()
        var format = TokenFormat.text
        var usesCache = true
        let isUnderstood = FlagScanner.scan(arguments) { name, value in
            if name == "--format" {
                guard let chosen = TokenFormat(rawValue: value) else { return false }
                format = chosen
                return true
            }
            return wishes.take(name, value)
        } switch: { name in
            switch name {
            case "--as-user": wishes.asUser = true
            case "--no-cache": usesCache = false
            default: return false
            }
            return true
        }
        guard isUnderstood else { return nil }
        self.init(wishes: wishes, format: format, usesCache: usesCache)
    }

    package func run(in world: World) throws(Failure) -> ExitCode {
        let settings = try Settings(world: world, reader: .person, file: wishes.file)
        let report = Report(world)
        for line in settings.disagreements(namedAccount: wishes.serviceAccount) { report.note(line) }
        let plan = try TokenPlan(wishes, settings: settings)
        let source = plan.source(isAttended: true)
        let obtained = usesCache ? try source.obtain() : try source.obtainUncached()
        for line in obtained.notes { report.note(line) }
        for line in obtained.warnings { report.warning(line) }
        try plan.keepsPromise(obtained, in: world)
        try world.print(text(of: obtained.token, in: world))
        return .done
    }

    private func text(of cached: CachedToken, in world: World) -> [UInt8] {
        switch format {
        case .text: return cached.token.bytes + [UInt8(ascii: "\n")]
        case .header: return Array("Authorization: Bearer ".utf8) + cached.token.bytes + [UInt8(ascii: "\n")]
        case .json:
            let now = world.clock.now()
            let left = cached.remaining(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
            let object: JSON = [
                "accessToken": .string(cached.token.secret),
                "expireTime": .string(RFC3339.text(seconds: (now.wall + left) / 1000)),
                "expiresIn": .number(String(max(0, left / 1000))),
                "serviceAccount": cached.target.serviceAccount.map { .string($0) } ?? .null,
                "scopes": .array(cached.target.scopes.map { .string($0) }),
            ]
            return Array(object.pretty.utf8)
        }
    }
}
