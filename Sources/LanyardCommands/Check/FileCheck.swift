import LanyardCore
import LanyardSystem

/// Looks at one file as the rules do.
struct FileCheck {
    let world: World
    let target: CheckTarget
    /// Absolute.
    let path: String
    let source: SourceText

    init(_ target: CheckTarget, in world: World) throws(Failure) {
        self.world = world
        self.target = target
        (source, path) = try EnvFile.text(of: target.path, shown: target.shown, in: world)
    }

    /// The script of those bytes, be they what stands in the file or what would.
    func script(_ bytes: [UInt8]) -> CheckedScript {
        let text = SourceText(path: source.path, bytes: bytes)
        let page = ShellBlocks.isPage(path) ? ShellBlocks(of: text) : nil
        return CheckedScript(
            page?.code ?? text,
            in: .live(world, ofFile: path, projectNumber: ProjectNumbers(world: world, mayAsk: true).answer),
            blocks: page?.ranges,
            gcloudProject: { try? GCloudConfiguration.load(from: world).properties.project },
            draw: { digits in
                var generator = SystemRandomNumberGenerator()
                return (0..<digits).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }.joined()
            },
            isAllowed: { EnvFile.mayRedirect(path, $0, content: bytes, in: world) }
        )
    }

    /// For whoever quotes lines: the page itself in the place of its code, and no secret.
    func texts(_ script: CheckedScript, _ bytes: [UInt8]) -> [SourceText] {
        [SourceText(path: source.path, bytes: bytes).showing(script.masked(bytes))] + script.texts.dropFirst()
    }
}
