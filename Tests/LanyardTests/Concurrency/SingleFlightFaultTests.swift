import Testing

/// What goes wrong around the lock: whoever needs a token still gets one, and Google is asked as seldom as can be.
@Suite(
    "Single flight in trouble",
    .enabled(if: Requirements.tools("pgrep", "strace", "unshare"), "pgrep, strace or unshare is missing")
)
struct SingleFlightFaultTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        # What Google was asked, on one line.
        calls() {
            lanyard-sandbox log | grep -oE '/token |:generateAccessToken ' | sort | uniq -c | sed 's/^ *//; s/ $//' | paste -sd,
        }
        \(Scripts.many)
        # Root may mount; anybody else may in a user namespace of their own.
        apart() { if [ "$(id -u)" = 0 ]; then unshare -m "$@"; else unshare -rm "$@"; fi; }
        # Somebody who has the lock, and whom Google leaves without an answer.
        hold() {
            lanyard-sandbox control --fault token=hang --count 1
            lanyard token >first 2>&1 & holder=$!
            \(Scripts.untilAsked)
        }
        export -f calls many

        """

    @Test("a holder that is stopped is waited for no longer than LANYARD_LOCK_WAIT; then one of all stands in for it")
    func stopped() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                hold
                exchange=$(pgrep -P $holder -x lanyard-exchang); kill -STOP $exchange $holder || echo missed
                # Long enough for the one that stands in, on a machine with much else to do.
                LANYARD_LOCK_WAIT=15 many 1000; calls
                lanyard token 2>/dev/null | cmp - out.1 && calls
                kill -KILL $exchange $holder
                """
        )
        let calls = "2 /token,1 :generateAccessToken\n"
        #expect(run.output == "1000 0: 1\n\(calls)\(calls)", "\(run.errors)")
    }

    @Test("a holder that is killed is followed by one of all who wait")
    func killed() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                hold
                exchange=$(pgrep -P $holder -x lanyard-exchang); { sleep 1; kill -KILL $exchange $holder; } &
                many 1000; calls
                """
        )
        #expect(run.output == "1000 0: 1\n2 /token,1 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("a wait that is no time is a mistake in the setting")
    func badSetting() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                hold
                LANYARD_LOCK_WAIT=soon lanyard token 2>&1; echo $?
                kill -KILL $(pgrep -P $holder -x lanyard-exchang) $holder
                """
        )
        let told = """
            lanyard: error: LANYARD_LOCK_WAIT is soon, which is no time of an hour or less
            lanyard: hint: write 5 or 20s
            64

            """
        #expect(run.output == told, "\(run.errors)")
    }

    @Test("a holder that is stopped when its exchange is done keeps nobody waiting")
    func stoppedParent() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                lanyard-sandbox control --latency 500
                lanyard token >first 2>/dev/null & holder=$!
                for i in $(seq 1000); do pgrep -P $holder -x lanyard-exchang >/dev/null && break; sleep 0.01; done
                kill -STOP $holder
                LANYARD_LOCK_WAIT=40 many 1000; calls
                kill -CONT $holder; wait $holder; cmp first out.1 && echo same
                """
        )
        #expect(run.output == "1000 0: 1\n1 /token,1 :generateAccessToken\nsame\n", "\(run.errors)")
    }

    @Test("a lock file that is deleted costs one request more, however many wait")
    func deleted() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                lanyard-sandbox control --latency 2000
                lanyard token >first 2>/dev/null & holder=$!
                for i in $(seq 1000); do pgrep -P $holder -x lanyard-exchang >/dev/null && break; sleep 0.01; done
                lanyard token >second 2>/dev/null & sleep 0.2
                rm "$XDG_RUNTIME_DIR"/lanyard/*.lock
                many 1000 | cut -d: -f1; wait; wc -l <first; wc -l <second; calls
                """
        )
        #expect(run.output == "1000 0\n1\n1\n2 /token,2 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("a thousand processes share a failure that passes, and end together")
    func failure() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                # Nobody starts later than the first one fails.
                lanyard-sandbox control --latency 12000 --fault token=html
                many 1000; calls; cat err.* | grep -c 'error: .* something else than JSON'
                """
        )
        #expect(run.output == "1000 69: 0\n1 /token\n1000\n", "\(run.errors)")
    }

    @Test("an exchange that is killed is started once more, and its caller has a token")
    func killedExchange() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                hold
                kill -KILL "$(pgrep -P $holder -x lanyard-exchang)"
                wait $holder; echo $? "$(grep -c ^ya29 first)"; calls
                """
        )
        #expect(run.output == "0 1\n2 /token,1 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("an exchange that always crashes is started twice, and all who wait share its failure")
    func crashingExchange() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                mkdir bin; cp "$(type -P lanyard)" bin
                # Nobody starts later than the second one crashes.
                printf '#!/bin/sh\necho >>%s/starts; sleep 8; kill -SEGV $$\n' "$PWD" >bin/lanyard-exchange
                chmod +x bin/lanyard-exchange; PATH=$PWD/bin:$PATH
                many 200; wc -l <starts; cat err.* | grep -c 'ended with code 139 and without an answer'
                """
        )
        #expect(run.output == "200 69: 0\n2\n200\n", "\(run.errors)")
    }

    @Test(
        "whom Google keeps waiting is stood in for by one after another, and never by all at once",
        arguments: [
            ("--latency 6000", "100 0: "),
            ("--latency 3000 --fault generateAccessToken=503", "100 69: 0"),
            ("--latency 3000 --fault generateAccessToken=hang", "100 69: 0"),
            ("--fault token=reset", "100 69: 0"),
        ]
    )
    func slow(_ fault: String, _ ends: String) throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                lanyard-sandbox control \(fault)
                LANYARD_LOCK_WAIT=2 many 100
                # The first, and three who stand in; each asks again where Google says so.
                lanyard-sandbox log | grep -c '/token '; lanyard-sandbox log | wc -l
                """
        )
        let lines = run.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 3, "\(run.output)\(run.errors)")
        #expect(lines[0].hasPrefix(ends), "\(run.errors)")
        let most = fault.contains("reset") || fault.contains("503") ? 40 : 8
        #expect(try #require(Int(lines[1])) <= (fault.contains("reset") ? 40 : 4))
        #expect(try #require(Int(lines[2])) <= most, "\(lines)")
    }

    @Test("a failure of an earlier boot, whatever its clock said, stands in the way of none of this one")
    func earlierBoot() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                lanyard token >/dev/null 2>&1; lanyard clear; lanyard-sandbox log --clear >/dev/null
                hash=$(basename "$XDG_RUNTIME_DIR"/lanyard/*.lock .lock); mkdir -p -m 700 .cache/lanyard
                echo '{"failure":{"message":"old","hints":[],"code":77,"causes":[]},"at":99999999999999,"bootID":"another"}' \\
                    >".cache/lanyard/$hash.failure"
                # Nobody starts later than the first one fails.
                lanyard-sandbox control --latency 3000 --fault token=html
                many 12; calls; cat err.* | grep -c 'error: .* something else than JSON'
                """
        )
        #expect(run.output == "1 token forgotten\n12 69: 0\n1 /token\n12\n", "\(run.errors)")
    }

    @Test(
        "a runtime folder in which nothing can be written is passed over, by all of them alike",
        arguments: [
            ("full", "mount -t tmpfs -o nr_inodes=2,mode=700 none run; mkdir -m 700 run/lanyard"),
            ("read-only", "mkdir -m 700 run/lanyard; mount --bind run run; mount -o remount,bind,ro run"),
            ("not ours", "mkdir -m 755 run/lanyard"),
        ]
    )
    func folder(_ name: String, _ preparation: String) throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                mkdir run; export XDG_RUNTIME_DIR=$PWD/run
                apart bash -c '\(preparation); many 1000; calls; ls run/lanyard; ls .cache/lanyard | sed s/^[0-9a-f]*//'
                """
        )
        #expect(run.output == "1000 0: 1\n1 /token,1 :generateAccessToken\n.lock\n", "\(name): \(run.errors)")
    }

    @Test("a failure that cannot be written beside the lock is shared elsewhere")
    func fullForBytes() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                mkdir run; export XDG_RUNTIME_DIR=$PWD/run
                export SERVICE_ACCOUNT=somebody-else@ray-whisper.iam.gserviceaccount.com
                apart bash -c '
                    mount -t tmpfs -o size=4k,mode=700 none run; mkdir -m 700 run/lanyard
                    head -c 4096 /dev/zero >run/full
                    many 1000; calls; ls run/lanyard .cache/lanyard | sed s/^[0-9a-f]*//'
                """
        )
        let left = ".cache/lanyard:\n.failure\n\nrun/lanyard:\n.lock\n"
        #expect(run.output == "1000 77: 0\n1 /token,1 :generateAccessToken\n\(left)", "\(run.errors)")
    }

    @Test("a failure that can be written nowhere is shared all the same, and gone once a token has come")
    func fullEverywhere() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare
                + """
                mkdir run home; export XDG_RUNTIME_DIR=$PWD/run
                apart bash -c '
                    for folder in run home; do
                        mount -t tmpfs -o size=4k,mode=700 none $folder; head -c 4096 /dev/zero >$folder/full
                    done
                    mkdir -m 700 run/lanyard; export HOME=$PWD/home; unset XDG_CACHE_HOME
                    # Nobody starts later than the first one fails.
                    lanyard-sandbox control --latency 12000 --fault token=html
                    many 1000; calls; find run home -name "*.failure"
                    keyctl show @u | grep -c "$LANYARD_KEYRING-failure:"
                    lanyard-sandbox control --latency 0 --fault token=none; lanyard token 2>/dev/null | wc -l
                    keyctl show @u | grep -c "$LANYARD_KEYRING-failure:"
                    # Where the kernel keyring is not the store, nothing else is put there either.
                    lanyard-sandbox control --fault token=html
                    LANYARD_STORE=secret-service lanyard token 2>&1 | grep -c "error: "
                    keyctl show @u | grep -c "$LANYARD_KEYRING-failure:"'
                """
        )
        #expect(run.output == "1000 69: 0\n1 /token\n1\n1\n0\n1\n0\n", "\(run.errors)")
    }

    /// Six at once, of which each would wait for the first one, if it could.
    private static let six = """
        # Nobody starts later than the first one has its token.
        lanyard-sandbox control --latency 5000
        six() {
            for i in 1 2 3 4 5 6; do "$@" >out.$i 2>err.$i & done; wait
            grep -l ^ya29 out.* | wc -l; cat out.* | sort -u | wc -l; calls
        }
        export -f six

        """

    private static let each = "6\n6\n6 /token,6 :generateAccessToken\n"

    @Test("without any place for a lock each of many helps itself")
    func noPlace() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare + SingleFlightFaultTests.six
                + """
                export NOWHERE=\(nowhere)
                # The runtime folder that is ours without being named is out of sight.
                apart bash -c '
                    [ -d /run/user ] && mount -t tmpfs none /run/user
                    six env HOME=$NOWHERE XDG_RUNTIME_DIR=$NOWHERE XDG_CACHE_HOME=$NOWHERE lanyard token'
                lanyard clear; find "$HOME" "$XDG_RUNTIME_DIR" -name "*.lock" | wc -l
                """
        )
        #expect(run.output == SingleFlightFaultTests.each + "1 token forgotten\n0\n", "\(run.errors)")
    }

    @Test("where flock fails, as on some network file systems, each of many helps itself")
    func noLock() throws {
        let run = try inSandbox(
            SingleFlightFaultTests.prepare + SingleFlightFaultTests.six
                + """
                traced() { exec strace -f -qq -o trace.$i -e inject=flock:error=ENOLCK lanyard token; }
                six traced; grep -l ENOLCK trace.* | wc -l
                """
        )
        #expect(run.output == SingleFlightFaultTests.each + "6\n", "\(run.errors)")
    }
}
