import Testing

/// The machine has no room, no memory, no descriptor, no home: the token is handed out where it can be, and else there
/// is an error in words.
@Suite(
    "A machine in trouble",
    .enabled(if: Requirements.tools("prlimit", "unshare"), "prlimit or unshare is missing")
)
struct MachineFaultTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        # How a command ended: `token` or its exit code, and whether it said why.
        tell() {
            "$@" >out 2>err; code=$?
            if [ $code = 0 ] && grep -q '^ya29' out; then echo token; return; fi
            [ -s out ] && echo "output: $(head -c 100 out)"
            echo "$code $(grep -c '^lanyard: error: ' err) $(grep -c '^lanyard: hint: ' err)"
        }
        apart() { if [ "$(id -u)" = 0 ]; then unshare -m "$@"; else unshare -rm "$@"; fi; }
        export -f tell

        """

    @Test("with few descriptors: a token or a reason, and from ten on a token")
    func descriptors() throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                # Not even env.sh can be looked for, then the exchange not be started, then all is well.
                for n in $(seq 3 14); do lanyard clear >/dev/null; tell prlimit --nofile=$n lanyard token; done | uniq
                echo warm; for n in $(seq 3 14); do tell prlimit --nofile=$n lanyard token; done | uniq
                """
        )
        #expect(run.output == "69 1 1\ntoken\nwarm\n69 1 1\ntoken\n", "\(run.errors)")
        let three = try inSandbox(
            MachineFaultTests.prepare
                + """
                mkdir -p .config/lanyard; echo export A=1 >.config/lanyard/env.sh
                for n in 3 4; do prlimit --nofile=$n lanyard token 2>&1 | grep 'hint: '; done | uniq
                """
        )
        #expect(three.output == "lanyard: hint: allow more open files where the limit is set: ulimit -n\n", "\(three)")
        // What the caller has open besides counts as well.
        let ten = try inSandbox(MachineFaultTests.prepare + "exec 3>&- 4>&-; tell prlimit --nofile=10 lanyard token")
        #expect(ten.output == "token\n", "\(ten.errors)")
    }

    @Test("with few descriptors: whatever asks the Secret Service says what is short, and dies of nothing")
    func descriptorsOfSecretService() throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                export LANYARD_STORE=secret-service
                for n in $(seq 3 30); do lanyard clear >/dev/null; tell prlimit --nofile=$n lanyard token; done | uniq
                prlimit --nofile=20 lanyard token 2>&1 >/dev/null | grep 'is not kept'
                export LANYARD_STORE=auto
                for command in clear status "refresh --all"; do
                    for n in $(seq 3 30); do
                        prlimit --nofile=$n lanyard $command >out 2>err
                        echo "$command $? $(grep -hE 'ended with code|FATAL|hint: ' out err)"
                    done | uniq
                done
                """,
            options: ["--keyring", "unlocked"]
        )
        let short = "69 lanyard: hint: allow more open files where the limit is set: ulimit -n\n"
        let expected = """
            69 1 1
            token
            lanyard: note: the token is not kept: the Secret Service does not serve (20 open files are allowed, 24 needed)

            """
        let commands = ["clear", "status", "refresh --all"].map { "\($0) \(short)\($0) 0 \n" }.joined()
        #expect(run.output == expected + commands, "\(run.errors)")
    }

    @Test("with little memory: a warm token wherever the program runs at all, and else a token or a reason")
    func memory() throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                tell lanyard token
                least=$(for mb in $(seq 5 200); do prlimit --as=${mb}000000 lanyard credential docker list >/dev/null 2>&1 && break; done; echo $mb)
                for mb in $(seq $least $((least + 10))); do tell prlimit --as=${mb}000000 lanyard token; done | uniq
                for mb in $(seq $((least + 1)) 7 $((least + 120))); do
                    lanyard clear >/dev/null; tell prlimit --as=${mb}000000 lanyard token
                done | sed 's/^69 1 1$/reason/' | uniq
                tell prlimit --as=500000000 lanyard token
                """
        )
        #expect(run.output == "token\ntoken\nreason\ntoken\ntoken\n", "\(run.errors)")
    }

    /// From the least with which the program starts at all, in steps of 200 kB, to more than enough.
    @Test(
        "with any limit of memory: a token, or an error that says what is short, and how much is needed",
        arguments: [("-v", 98_304), ("-d", 49_152)]
    )
    func memoryLimits(_ flag: String, _ enough: Int) throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            within() { (ulimit \(flag) "$1"; shift; exec "$@"); }
            least=$(for kb in $(seq 100 100 60000); do within $kb lanyard --version >/dev/null 2>&1 && break; done; echo $kb)
            for kb in $(seq $least 200 $((\(enough) + 1000))); do
                within $kb lanyard token --no-cache >out 2>err
                echo "$? $(grep -c ^ya29 out) $(grep -v '^lanyard: note: ' err | sed -E 's/: [0-9]+ MiB/: N MiB/' | paste -sd' ')"
            done | uniq
            # As much as it takes to keep a token in the Secret Service, too.
            LANYARD_STORE=secret-service within \(enough) lanyard token 2>&1 | grep -Ec '^ya29|the token is not kept'
            """
        )
        let short =
            "69 0 lanyard: error: lanyard-exchange has too little memory: N MiB are allowed, \(enough >> 10) MiB needed"
            + " lanyard: hint: allow it more where the limit is set: ulimit \(flag) \(enough)"
        #expect(run.output == short + "\n0 1 \n1\n", "\(run.errors)")
    }

    @Test("with any limit of memory, clear and refresh tell what is short as well")
    func memoryOfOthers() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
            within() { (ulimit -v "$1"; shift; exec "$@"); }
            least=$(for kb in $(seq 100 100 60000); do within $kb lanyard --version >/dev/null 2>&1 && break; done; echo $kb)
            for command in clear "refresh --all" status; do
                for kb in $(seq $least 2000 100000); do
                    lanyard token >/dev/null 2>&1; within $kb lanyard $command >out 2>err
                    echo "$command $? $(grep -o 'too little memory' err)"
                done | uniq
            done
            """,
            options: ["--keyring", "unlocked"]
        )
        let expected = ["clear", "refresh --all"].map { "\($0) 69 too little memory\n\($0) 0 \n" }.joined()
        #expect(run.output == expected + "status 0 \n", "\(run.errors)")
    }

    @Test("with a limit for files: a failure has its reason, those who wait share it, and nothing is left of it")
    func fileSizes() throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                lanyard-sandbox control --fault token=invalid_grant >/dev/null
                # The reader of the pipe may write: what is short is short for lanyard and its exchange.
                (ulimit -f 0; exec lanyard token) 2>&1 | grep 'error: '; echo "${PIPESTATUS[0]}"
                (ulimit -f 0; exec lanyard token) >/dev/null 2>&1; echo $?
                find "$XDG_RUNTIME_DIR/lanyard" .cache -type f 2>/dev/null | grep -v '[.]lock$'
                lanyard-sandbox log | grep -c /token
                echo export A=1 >env.sh; (ulimit -f 0; exec lanyard allow) 2>&1 | grep -c 'file too large'
                """
        )
        let told = "lanyard: error: gcloud's login of username@domain.com has expired or was revoked:"
        let lines = run.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix(told) == true, "\(run)")
        #expect(lines.dropFirst() == ["77", "77", "1", "1"], "\(run)")
    }

    @Test("with a limit for files: what is written into one says that it is too short, and what to do")
    func outputFile() throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                echo export A=1 >env.sh; lanyard token >/dev/null 2>&1
                for command in token status "env --format json" "credential docker version"; do
                    (ulimit -f 0; exec lanyard $command >file) 2>&1 | grep -v note:; echo "${PIPESTATUS[0]}"
                done | uniq
                """
        )
        let told = """
            lanyard: error: cannot write to standard output: file too large
            lanyard: hint: allow larger files where the limit is set: ulimit -f
            1

            """
        #expect(run.output == told + told + told + told, "\(run.errors)")
    }

    @Test("that killed somebody while they wrote: what they left is gone with the next clear, and nothing else is")
    func litter() throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                lanyard token >/dev/null 2>&1; cd "$XDG_RUNTIME_DIR/lanyard"
                for name in 0123456789abcdef.failure cleared store-trouble; do
                    echo half >$name.aB3xYz; touch -d '2 minutes ago' $name.aB3xYz; echo half >$name.young1
                done
                echo >0123456789abcdef.failure; touch -d '2 minutes ago' 0123456789abcdef.failure
                lanyard clear; ls | sed 's/^[0-9a-f]*[.]lock$/lock/' | sort
                """
        )
        let left = """
            0123456789abcdef.failure
            0123456789abcdef.failure.young1
            cleared
            cleared.young1
            lock
            store-trouble.young1

            """
        #expect(run.output == "1 token forgotten\n" + left, "\(run.errors)")
    }

    @Test(
        "with a reader that has gone, or no room where it writes: exit code 1 and a reason, and the token is kept",
        arguments: ["lanyard token", "lanyard credential docker get <host"]
    )
    func output(_ command: String) throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                why() { sed -n 's/^lanyard: error: cannot write to standard output: //p; s/^lanyard: //; /^hint/p' err; }
                echo us-central1-docker.pkg.dev >host
                \(command) 2>err | true; echo "${PIPESTATUS[0]} $(why)"
                \(command) >/dev/full 2>err; echo "$? $(why)"
                \(command) >&- 2>err; echo "$? $(why)"
                \(command) 2>&- | grep -c ya29
                lanyard-sandbox log | grep -c generateAccessToken
                """
        )
        #expect(
            run.output == """
                1 broken pipe
                1 no space left on device
                hint: make room on the disk first: df -h
                1 bad file descriptor
                1
                1

                """,
            "\(run.errors)"
        )
    }

    @Test(
        "with a home that is full, read-only or not there: a token",
        arguments: [
            ("full", "mount -t tmpfs -o size=4k,mode=700 none full; head -c 4096 /dev/zero >full/bytes"),
            ("full of files", "mount -t tmpfs -o nr_inodes=1,mode=700 none full"),
            ("read-only", "mount --bind full full; mount -o remount,bind,ro full"),
            ("away", "rmdir full"),
        ]
    )
    func home(_ name: String, _ preparation: String) throws {
        let run = try inSandbox(
            MachineFaultTests.prepare
                + """
                mkdir -m 700 full
                # The login lies elsewhere, as it may.
                apart bash -c '
                    \(preparation)
                    export HOME=$PWD/full; tell lanyard token; tell lanyard token
                    export XDG_RUNTIME_DIR=$HOME; tell lanyard token; lanyard clear; tell lanyard token
                    lanyard clear; unset XDG_RUNTIME_DIR; tell lanyard token; lanyard clear
                    unset HOME; tell lanyard token'
                """
        )
        let again = "1 token forgotten\ntoken\n"
        #expect(run.output == "token\ntoken\ntoken\n" + again + again + again, "\(name): \(run.errors)")
    }
}
