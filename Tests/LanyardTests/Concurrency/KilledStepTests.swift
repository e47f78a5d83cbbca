import Testing

/// Both programs, killed or interrupted at each step of a fetch: the next one finds nothing in its way.
@Suite("A fetch that is killed", .enabled(if: Requirements.tool("strace"), "strace is missing"))
struct KilledStepTests {
    /// `lanyard`'s own system calls on its way, and those of its exchange: from the lock to the end.
    private static let steps = [
        "lanyard": """
        openat:4 flock:1 keyctl:1 keyctl:3 pipe2:1 pipe2:2 clone3:1 write:1 poll:1 poll:2
        pidfd_open:1 poll:3 wait4:1 write:2
        """,
        "lanyard-exchange": """
        read:1 read:40 alarm:1 socket:1 connect:1 sendto:1 sendto:3 recvfrom:1 recvfrom:8 recvfrom:16 add_key:1
        keyctl:1 keyctl:2 keyctl:3 keyctl:4 keyctl:5 unlink:1 write:1
        """,
    ]

    @Test(
        "blocks nobody, leaves nothing behind, and costs one request more at most",
        arguments: ["lanyard", "lanyard-exchange"],
        ["KILL", "INT"]
    )
    func step(_ program: String, _ signal: String) throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            # The same programs, of which one stands behind strace; the other finds it beside itself.
            real=$(dirname "$(readlink -f "$(command -v lanyard)")"); mkdir traced
            cp "$real/lanyard" "$real/lanyard-exchange" traced
            if [ \(program) = lanyard-exchange ]; then
                printf '#!/bin/sh\\nexec strace -qq -o /dev/null -e "inject=$STEP" %s\\n' "$real/lanyard-exchange" >traced/lanyard-exchange
                victim() { traced/lanyard token; }
            else
                victim() { strace -qq -o /dev/null -e "inject=$STEP" traced/lanyard token; }
            fi
            hit=0 calls=0
            for step in \(KilledStepTests.steps[program]?.replacing("\n", with: " ") ?? ""); do
                export STEP=${step%:*}:signal=\(signal):when=${step#*:}
                { victim; } >/dev/null 2>&1 || ((hit += 1))
                timeout 30 lanyard token >token 2>errors || { echo "$step: $?"; cat errors; }
                [ "$(grep -c ^ya29 token)" = 1 ] || echo "$step: no token"
                now=$(lanyard-sandbox log | grep -c generateAccessToken)
                ((now <= calls + 2)) || echo "$step: $((now - calls)) requests"
                calls=$now
                ls "$XDG_RUNTIME_DIR/lanyard" | grep -vE '\\.lock$|^cleared$' && echo "$step: left behind"
                flock -n "$XDG_RUNTIME_DIR"/lanyard/*.lock true || echo "$step: still locked"
                lanyard clear >/dev/null
            done
            echo $hit
            """
        )
        // A step that is not met any more ends well: not all of them may be lost in silence.
        let expected = program == "lanyard" ? 13...14 : 15...18
        #expect(Int(run.output.dropLast()).map { expected.contains($0) } ?? false, "\(run.output)\(run.errors)")
    }
}
