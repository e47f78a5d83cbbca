import Foundation
import Testing

/// How much memory the release programs hold, by the kernel's own account: what the bench prints in its last column.
@Suite(
    "Memory of the release programs",
    .enabled(if: Requirements.releasePrograms, "LANYARD_BIN names no release programs"),
    .enabled(if: Requirements.tool("clang") || Requirements.tool("cc"), "there is no C compiler")
)
struct MemoryTests {
    @Test("a warm call holds 8 MB at most, whatever was run before it")
    func warm() throws {
        let scratch = try TemporaryFolder()
        defer { scratch.remove() }
        // A small program must start and count them: until it runs, a process is as large as its parent.
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shell/time-processes.c")
        let compiler = try #require(Requirements.path("clang") ?? Requirements.path("cc"))
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let build = try execute(
            compiler,
            ["-O2", "-o", scratch.path + "/time-processes", source.path],
            environment: ["PATH": path, "TMPDIR": scratch.path]
        )
        try #require(build == Run(code: 0, output: "", errors: ""))
        let run = try inSandbox(
            """
            ln -s "$(type -P lanyard)" docker-credential-lanyard; PATH=$HOME:$PATH
            lanyard init --service-account-name ray-ai-training --account username@domain.com --project ray-whisper \
                --region us-central1 >/dev/null || exit
            export LANYARD_STORE=kernel; lanyard token >/dev/null 2>&1 || exit
            echo us-central1-docker.pkg.dev >host
            row() { printf '10\\t%s' "$1"; shift; printf '\\t%s' "$@"; echo; }
            # What is run before does not count; the larger one shows that anything is counted at all.
            {
                row host helper '' docker-credential-lanyard get
                row /dev/null token '' lanyard token
                row /dev/null env '' lanyard env --shell bash
                row /dev/null 'after another' 'head -c 50000000 /dev/zero | tail -c 40000000 >/dev/null' lanyard token
                row /dev/null larger '' bash -c 'head -c 50000000 /dev/zero | tail -c 40000000'
                row /dev/null failing 'echo >>before' false
            } | "\(scratch.path)/time-processes"
            wc -l <before
            """
        )
        var lines = run.output.split(separator: "\n").map { $0.split(separator: "\t").map { String($0) } }
        // Three runs warm it up.
        #expect(lines.popLast() == ["13"], "\(run)")
        try #require(lines.map(\.first) == ["helper", "token", "env", "after another", "larger", "failing"], "\(run)")
        #expect(lines.map { $0[2] } == ["0", "0", "0", "0", "0", "10"], "\(run)")
        let kilobytes = lines.compactMap { Int($0[3]) }
        #expect(kilobytes[...3].allSatisfy { (100...8192).contains($0) }, "\(run.output)")
        #expect(kilobytes[4] > 30_000, "\(run.output)")
    }
}
