import Testing

/// When a token was last handed out, as status tells it, and what it costs to know.
@Suite("The last use of a token", .enabled(if: Requirements.tools("jq", "strace"), "jq or strace is missing"))
struct LastUseTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
        lanyard token >/dev/null 2>&1
        lock=$(ls "$XDG_RUNTIME_DIR"/lanyard/*.lock)
        last() { lanyard status --json | jq -r '.tokens[0].lastUse'; }
        # How often a warm answer changes the time of a file, and what it writes but the answer.
        marks() { strace -f -o trace lanyard token >/dev/null; grep -c utimensat trace; }

        """

    @Test("is remembered once a minute, and costs no write in between")
    func marks() throws {
        let run = try inSandbox(
            LastUseTests.prepare + """
                marks
                touch -a -d '2026-01-02 03:04:05 UTC' "$lock"; touch -m -d '2026-01-01 00:00:00 UTC' "$lock"
                last; last
                marks; marks
                [ $(($(date +%s) - $(date -d "$(last)" +%s))) -lt 60 ] && echo "just now"
                # When a renewal was last tried stands in the same file, and is another thing.
                date -u -d "@$(stat -c %Y "$lock")" +%F; stat -c %s "$lock"
                grep -E 'O_CREAT|O_WRONLY|O_RDWR' trace
                """
        )
        #expect(
            run.output == """
                0
                2026-01-02T03:04:05Z
                2026-01-02T03:04:05Z
                1
                0
                just now
                2026-01-01
                0

                """,
            "\(run.errors)"
        )
    }

    @Test("is unknown where nothing was remembered, and nobody else's file is touched")
    func unknown() throws {
        let run = try inSandbox(
            LastUseTests.prepare + """
                mv "$lock" elsewhere; touch -d @0 elsewhere; ln -s "$PWD/elsewhere" "$lock"
                marks; stat -c %X elsewhere; last
                lanyard status | tail -1 | grep -c '  -  '
                """
        )
        #expect(run.output == "0\n0\nnull\n1\n", "\(run.errors)")
    }
}
