import Foundation
import Testing

/// An ordinary user of this machine, beside root: own keyring, small quota, no D-Bus.
@Suite(
    "An ordinary user",
    .serialized,
    .enabled(if: Requirements.otherUser, "there is no other user to become"),
    .enabled(if: Requirements.tools("runuser", "keyctl", "pgrep"), "runuser, keyctl or pgrep is missing")
)
struct OrdinaryUserTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com

        """

    /// The programs where that user can reach them, and a script of theirs in a sandbox of theirs.
    private func asUser(
        _ script: String,
        beside companion: String? = nil,
        options: [String] = ["--no-keyring"]
    ) throws -> (run: Run, companion: Run?) {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        chmod(folder.path, 0o755)
        for name in ["lanyard", "lanyard-exchange", "lanyard-sandbox"] {
            try FileManager.default.copyItem(atPath: Programs.path(name), toPath: folder.path + "/" + name)
        }
        let exchange = folder.path + "/exchange"
        try FileManager.default.createDirectory(atPath: exchange, withIntermediateDirectories: true)
        chmod(exchange, 0o1777)
        let arguments =
            [
                "-u", Requirements.otherUserName, "--", "/usr/bin/env", "-i", "PATH=\(folder.path):/usr/bin:/bin",
                "HOME=\(nowhere)", "LC_ALL=C.UTF-8", "EXCHANGE=\(exchange)",
                "lanyard-sandbox", "run",
            ] + options + [
                "--env", "EXCHANGE=\(exchange)",
                "bash", "--norc", "--noprofile", "-c", "cd\n" + OrdinaryUserTests.prepare + script,
            ]
        let root = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
        guard let companion else {
            return (try execute("/usr/bin/env", ["runuser"] + arguments, environment: root), nil)
        }
        // Both run at the same time, and meet in the folder that both can write.
        let environment = root.merging(["EXCHANGE": exchange]) { $1 }
        let other = ConcurrentRun { try execute("/bin/bash", ["-c", companion], environment: environment) }
        let run = Result { try execute("/usr/bin/env", ["runuser"] + arguments, environment: root) }
        // The companion waits for what the run brings, but not for a run that is over.
        try Data().write(to: URL(fileURLWithPath: exchange + "/over"))
        let companionRun = try other.result()
        return (try run.get(), companionRun)
    }

    @Test("has a token without D-Bus, and finds it again in a fresh session")
    func freshSession() throws {
        let run = try asUser(
            """
            id -un
            lanyard token >a 2>/dev/null
            keyctl session - lanyard token >b 2>/dev/null
            setsid env -u XDG_RUNTIME_DIR lanyard token >c 2>/dev/null
            cmp a b && cmp b c && wc -l <a
            lanyard-sandbox log | grep -c generateAccessToken
            """
        ).run
        #expect(run.output == "\(Requirements.otherUserName)\n1\n1\n", "\(run.errors)")
    }

    @Test("shares the key with nobody, root included, and has it expire with the token")
    func permissions() throws {
        let (run, root) = try asUser(
            """
            lanyard token >/dev/null 2>&1
            key=$(keyctl show @u | grep -o "[0-9]* --.*$LANYARD_KEYRING:.*" | cut -d' ' -f1)
            grep -o "$LANYARD_KEYRING:[0-9a-f]*" /proc/keys | head -1 >"$EXCHANGE/name"
            keyctl link @u @p 2>/dev/null; echo "$key" >"$EXCHANGE/key.new" && mv "$EXCHANGE/key.new" "$EXCHANGE/key"
            for i in $(seq 1000); do [ -e "$EXCHANGE/done" ] && break; sleep 0.05; done
            # ID flags usage timeout permissions uid gid type description
            grep "$LANYARD_KEYRING" /proc/keys | awk '{ print $4, $5, $8 }'
            """,
            beside: """
                until [ -e "$EXCHANGE/key" ] || [ -e "$EXCHANGE/over" ]; do sleep 0.05; done
                [ -e "$EXCHANGE/key" ] || { echo "no key"; exit 1; }
                key=$(cat "$EXCHANGE/key")
                grep -c "$(printf '%08x' "$key")" /proc/keys
                for try in print pipe "link @u" describe "timeout 1" "setperm 0x3f3f3f3f" revoke; do
                    # shellcheck disable=SC2086
                    set -- $try
                    keyctl "$1" "$key" ${2+"$2"} >/dev/null 2>"$EXCHANGE/why" && echo "$try succeeds"
                    grep -o 'Permission denied' "$EXCHANGE/why"
                done
                # Another user's keyring cannot even be named, and ours has no such key.
                keyctl search @u user "$(cat "$EXCHANGE/name")" 2>&1 | grep -o 'not available'
                touch "$EXCHANGE/done"
                """
        )
        #expect(root?.output == "0\n" + String(repeating: "Permission denied\n", count: 7) + "not available\n")
        // 59 minutes and some seconds, rounded as the kernel likes.
        #expect(["59m 3f000000 user\n", "1h 3f000000 user\n"].contains(run.output), "\(run.output) \(run.errors)")
    }

    @Test("still has tokens when the quota of the keyring is used up")
    func quota() throws {
        let run = try asUser(
            """
            # Large keys, then small ones into what they leave: it is full when not even a small one fits.
            for size in 1000 1; do
                filler=$(head -c $size /dev/zero | tr '\\0' x)
                for i in $(seq 1000); do keyctl add user "$LANYARD_KEYRING-filler:$size.$i" $filler @u >/dev/null 2>why || break; done
            done
            cat why
            lanyard token >a; echo $?; wc -l <a
            # Whoever refreshes a token wants the next caller to find it.
            lanyard refresh 2>errors; echo $?
            grep -c 'error: the token is not kept: .* and the kernel keyring is full$' errors
            for key in $(keyctl show @u | grep -e "-filler:" | cut -c1-11); do keyctl unlink "$key" @u; done
            """
        ).run
        #expect(run.output == "add_key: Disk quota exceeded\n0\n1\n69\n1\n", "\(run.errors)")
    }

    /// Tokens of 25 different lives, the ones that live longer later; each is about 1,900 bytes of the 20,000.
    private static let many = """
        theirs=$(keyctl add user "$LANYARD_KEYRING-theirs" x @u)
        for i in $(seq 25); do
            LANYARD_LIFETIME=$((3000 + i * 10)) lanyard token >out 2>>errors || echo "code $?"
            grep -q ^ya29 out || echo none
        done
        grep -vE 'auth/token_host|api_endpoint_overrides' errors

        """

    @Test("whose quota is used up by tokens loses those that expire first, without a word, and no other key")
    func eviction() throws {
        let run = try asUser(
            OrdinaryUserTests.many + """
                lanyard-sandbox log --clear | grep -c generateAccessToken
                lanyard status --json | jq -r '.tokens[] | (.expiresIn + .age + 5) / 10 | floor * 10' | sort -n >kept
                # The last ones, without a gap.
                [ "$(wc -l <kept)" -ge 8 ] || wc -l kept
                seq 3010 10 3250 | tail -n "$(wc -l <kept)" | cmp - kept && echo "the longest lived"
                LANYARD_LIFETIME=3250 lanyard token | grep -c ^ya29; lanyard-sandbox log | grep -c generateAccessToken
                keyctl print "$theirs"; keyctl unlink "$theirs" @u
                """
        ).run
        #expect(run.output == "25\nthe longest lived\n1\n0\nx\n", "\(run.errors)")
    }

    @Test(
        "whose quota is used up by tokens has the rest of them in the Secret Service",
        .enabled(if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon"), "gnome-keyring or dbus is missing")
    )
    func overflow() throws {
        let run = try asUser(
            OrdinaryUserTests.many + """
                for i in $(seq 25); do LANYARD_LIFETIME=$((3000 + i * 10)) lanyard token >out 2>>errors; done
                lanyard-sandbox log | grep -c generateAccessToken
                lanyard status --json | jq -r '.tokens[].store' | sort -u
                lanyard status --json | jq '.tokens | length'
                keyctl unlink "$theirs" @u
                """,
            options: ["--keyring", "unlocked"]
        ).run
        #expect(run.output == "25\nkernel\nsecret-service\n25\n", "\(run.errors)")
    }

    @Test(
        "whose quota has no room, for keys or for a long identity, finds in the Secret Service what went there",
        .enabled(if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon"), "gnome-keyring or dbus is missing"),
        arguments: [
            "small=x most=20000",
            // As many bytes are left as most tokens need.
            """
            small=$(head -c 400 /dev/zero | tr '\\0' x) most=15300
            export LANYARD_SCOPES=$(for i in $(seq 60); do echo "https://www.googleapis.com/auth/a-rather-long-scope-$i"; done | paste -sd,)
            """,
        ]
    )
    func noRoom(_ filler: String) throws {
        let run = try asUser(
            """
            \(filler)
            used() { sed -n "s,^ *$(id -u): .* \\([0-9]*\\)/20000$,\\1,p" /proc/key-users; }
            for i in $(seq 250); do [ "$(used)" -lt $most ] || break; keyctl add user "$LANYARD_KEYRING-filler:$i" $small @u >/dev/null 2>&1 || break; done
            lanyard token >a 2>/dev/null; lanyard token | cmp - a && echo again
            for i in 1 2 3 4 5; do lanyard token >out.$i & done; wait; cat out.* | sort -u | cmp - a && echo "at once"
            for key in $(keyctl show @u | grep -e "-filler:" | cut -c1-11); do keyctl unlink "$key" @u; done
            lanyard token | cmp - a && echo "with room again"
            lanyard-sandbox log | grep -c generateAccessToken
            lanyard status --json | jq -r '.tokens[].store'
            """,
            options: ["--keyring", "unlocked"]
        ).run
        #expect(run.output == "again\nat once\nwith room again\n1\nsecret-service\n", "\(run.errors)")
    }

    @Test("who has logged out finds the token again, at the next login and in cron")
    func afterLogout() throws {
        let user = Requirements.otherUserName
        let run = try inSandbox(
            """
            folder=$(dirname "$HOME"); chmod -R a+rX "$folder"
            mkdir -m 755 bin; cp "$(dirname "$(command -v lanyard)")"/lanyard{,-exchange} bin
            # No runtime folder, as in cron: the lock is in a home of theirs.
            mkdir home; chown \(user) home
            as_them() {
                runuser -u \(user) -- env -u XDG_RUNTIME_DIR -u XDG_CACHE_HOME HOME="$PWD/home" LANYARD_STORE=kernel \
                    PATH="$PWD/bin:/usr/bin:/bin" SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com "$@"
            }
            as_them lanyard token >a 2>errors
            until ! pgrep -u \(user) -f "$PWD/bin"; do sleep 0.05; done
            as_them setsid lanyard token >b; cmp a b && echo "at the next login"
            as_them keyctl session - lanyard token >c 2>/dev/null; cmp a c && echo "in cron"
            lanyard-sandbox log | grep -c generateAccessToken
            as_them lanyard clear
            """,
            options: ["--no-keyring"]
        )
        #expect(
            run == Run(code: 0, output: "at the next login\nin cron\n1\n1 token forgotten\n", errors: ""),
            "\(run.errors)"
        )
    }

    @Test(
        "has one request for all of its processes under any umask, and no file that others may read",
        arguments: ["0000", "0777"]
    )
    func umask(_ mask: String) throws {
        let run = try asUser(
            """
            mkdir out
            for round in 1 2; do
                for i in $(seq 20); do (umask \(mask); exec lanyard token 2>/dev/null) >out/$i & done; wait
                cat out/* | sort -u | wc -l
                (umask \(mask); lanyard clear)
            done
            find "$XDG_RUNTIME_DIR/lanyard" -printf '%M\\n' | sort -u
            lanyard-sandbox log | grep -c generateAccessToken
            """
        ).run
        #expect(
            run.output == "1\n1 token forgotten\n1\n1 token forgotten\n-rw-------\ndrwx------\n2\n",
            "\(run.errors)"
        )
    }

    @Test("is not written for by root who came with the user's environment (sudo -E)")
    func sudo() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("runtime/.keep", "")
        chown(home.path, getpwnam(Requirements.otherUserName)?.pointee.pw_uid ?? 0, 0)
        chown(home.path + "/runtime", getpwnam(Requirements.otherUserName)?.pointee.pw_uid ?? 0, 0)
        let before = try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted()
        let run = try inSandbox(
            OrdinaryUserTests.prepare + "HOME=\(home.path) XDG_RUNTIME_DIR=\(home.path)/runtime "
                + "XDG_CACHE_HOME=\(home.path)/.cache lanyard token | wc -l"
        )
        #expect(run.output == "1\n", "\(run.errors)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted() == before)
    }

    @Test("cannot be looked into while a token is in memory")
    func undumpable() throws {
        let run = try asUser(
            """
            lanyard-sandbox control --fault token=hang
            lanyard token >/dev/null 2>&1 & lanyard=$!
            \(Scripts.untilAsked)
            exchange=$(pgrep -P $lanyard -x lanyard-exchang)
            for pid in $lanyard $exchange; do
                cat "/proc/$pid/environ" >/dev/null 2>why || grep -o 'Permission denied' why
            done
            kill -KILL $lanyard $exchange
            """
        ).run
        #expect(run.output == "Permission denied\nPermission denied\n", "\(run.errors)")
    }
}

/// Something that runs beside the test, in a thread of its own.
private final class ConcurrentRun: @unchecked Sendable {
    private let thread: DispatchGroup = DispatchGroup()
    private var outcome: Result<Run, any Error>?

    init(_ body: @escaping @Sendable () throws -> Run) {
        DispatchQueue.global().async(group: thread) { self.outcome = Result(catching: body) }
    }

    func result() throws -> Run {
        thread.wait()
        guard let outcome else { throw CocoaError(.featureUnsupported) }
        return try outcome.get()
    }
}
