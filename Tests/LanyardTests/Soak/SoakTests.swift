import Foundation
import Testing

/// The cache in real time, with everything around it failing: two minutes, or as long as LANYARD_SOAK_SECONDS says.
@Suite(
    "A soak",
    .enabled(
        if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon", "gdbus", "curl"),
        "gnome-keyring, dbus, gdbus or curl is missing"
    ),
    .enabled(if: Requirements.releasePrograms, "debug programs start too slowly for fifty clients: see ./shell/test")
)
struct SoakTests {
    private static let seconds = ProcessInfo.processInfo.environment["LANYARD_SOAK_SECONDS"].flatMap { Int($0) } ?? 120

    @Test("hands out no expired token, lets nobody hang, and asks Google no more than it must")
    func soak() async throws {
        let figures = try await Soak.run(seconds: SoakTests.seconds)
        print(figures.line)
        let content = figures.content
        #expect(content.troubles == [])
        // It was a soak: everybody asked, something failed, and the daemon was away.
        #expect(content.asks.count >= SoakTests.seconds, "\(figures.line)")
        #expect(content.outages.count >= SoakTests.seconds / 60, "\(figures.line)")
        #expect(figures.made > 0 && figures.spoiled > 0, "\(figures.line)")

        #expect(content.expired == [])
        #expect(content.tooShort == [])
        #expect(content.hangs.map { $0.end - $0.start } == [], "\(figures.line)")
        #expect((figures.made - figures.needed) * 20 <= figures.needed, "\(figures.line)")
        // A refresh without a token behind it is one whose second request was made to fail.
        #expect(figures.refreshes <= figures.made + figures.spoiledImpersonations, "\(figures.line)")
        #expect(figures.unexplained == 0, "\(content.refusal)")
        #expect(content.refused.count * 20 <= content.asks.count, "\(content.refusal)")
    }
}
