import Testing

/// Two clocks that no longer agree, as when one of them was set: `time_namespaces(7)` sets the one of the time since boot
/// forward for one call.
@Suite(
    "A clock that jumps",
    .enabled(if: Requirements.root, "only root has another clock and the same keys"),
    .enabled(if: Requirements.tools("unshare"), "unshare is missing")
)
struct ClockJumpTests {
    @Test("by less than a minute, nobody minds; by more, it costs one token", arguments: ["kernel", "secret-service"])
    func jump(_ store: String) throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=\(store)
            after() { unshare -T --boottime "$1" bash -c '"$@"; exit $?' bash "${@:2}"; }
            lanyard token >a
            after 30 lanyard token | cmp - a && echo same
            after 1000 lanyard token >b; cmp -s a b || echo another
            after 1001 lanyard token | cmp - b && echo same
            lanyard-sandbox log | grep -c :generateAccessToken
            """,
            options: ["--keyring", "unlocked"]
        )
        #expect(run.output == "same\nanother\nsame\n2\n", "\(run.errors)")
    }
}
