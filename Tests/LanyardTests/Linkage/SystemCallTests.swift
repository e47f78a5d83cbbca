import LanyardCore
import Testing

/// What the release programs ask of the kernel, in counts.
@Suite(
    "System calls of the release programs",
    .enabled(if: Requirements.releasePrograms, "LANYARD_BIN names no release programs"),
    .enabled(if: Requirements.tool("strace"), "strace is not installed")
)
struct SystemCallTests {
    @Test("before main, neither the memory map is searched for argv nor the disk for swift-backtrace")
    func beforeMain() throws {
        let run = try inSandbox(
            """
            strace -o trace lanyard --version || exit
            grep -E 'self/maps|swift-backtrace|/usr/libexec' trace
            true
            """
        )
        #expect(run.output == "\(version)\n", "\(run.errors)")
    }

    @Test(
        "a warm token takes at most 25 calls more than --version, env.sh in the working folder",
        arguments: ["docker-credential-lanyard get <host", "lanyard token"],
        [
            // What a shell exports need not be read; what nobody has exported is, from a file that is allowed.
            "eval \"$(lanyard env --shell bash)\"", "true",
            // As cron and ssh have it, where the user's keyring is not at hand at first.
            "strace() { keyctl session - \"$(type -P strace)\" \"$@\"; }",
        ]
    )
    func warm(_ command: String, _ preparation: String) throws {
        let run = try inSandbox(
            """
            ln -s "$(type -P lanyard)" docker-credential-lanyard; PATH=$HOME:$PATH
            lanyard init --service-account-name ray-ai-training --account username@domain.com --project ray-whisper \
                --region us-central1 >/dev/null || exit
            \(preparation)
            echo us-central1-docker.pkg.dev >host
            lanyard token >/dev/null || exit
            strace -o version lanyard --version >/dev/null
            strace -o warm \(command) >/dev/null
            echo $(($(wc -l <warm) - $(wc -l <version)))
            """
        )
        let more = try #require(Int(run.output.split(separator: "\n").last ?? ""), "\(run.errors)")
        #expect(more > 5 && more <= 25, "\(more)")
    }
}
