import Foundation
import Testing

/// What `lanyard env` answers without running anything, against the programs that bash would run.
@Suite("answers of lanyard env")
struct EnvAnswersTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private static let base = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]

    private func run(_ words: [String], _ environment: [String: String], folder: String? = nil) throws -> Run {
        try execute(words[0], Array(words.dropFirst()), environment: environment, folder: folder ?? home.path)
    }

    /// Exports by Lanyard, and by bash that sources the same file in the same folder.
    private func compare(_ text: String, _ more: [String: String] = [:], folder: String? = nil) throws {
        let folder = folder ?? home.path
        let environment = EnvAnswersTests.base.merging(["HOME": home.path]) { $1 }.merging(more) { $1 }
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/env.sh"))
        let ours = try run([Programs.path("lanyard"), "env", "--shell", "bash"], environment, folder: folder)
        #expect(ours.code == 0, "\(ours.errors)")
        let names = "X Y Z"
        let show = "for n in \(names); do printf '%s=%s\\n' \"$n\" \"${!n-unset}\"; done"
        let real = try run(["/bin/bash", "-c", ". ./env.sh; \(show)"], environment, folder: folder)
        let evaluated = try run(["/bin/bash", "-c", ours.output + show], environment, folder: folder)
        #expect(evaluated.output == real.output, "\(text)")
        #expect(real.output != "X=unset\nY=unset\nZ=unset\n")
    }

    @Test(
        "who, where and which machine",
        arguments: [
            "export X=$(whoami) Y=$(id -un) Z=`hostname`\n",
            "export X=$(uname) Y=$(uname -m) Z=$(uname -s)-$(uname -r)\n",
            "export X=$(pwd) Y=$PWD Z=\"${BASH_SOURCE[0]}\"\n",
            "X=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd); export X\n",
            "export X=$(command -v sh) Y=$(command -v no-such-program || echo none)\n",
            "export X=$(git rev-parse --show-toplevel 2>/dev/null || pwd)\n",
            "if command -v bash >/dev/null 2>&1; then export X=1; fi\n",
            "export X=$(date -u +%Y) Y=$(date +%Z) Z=$(TZ=UTC; date +%j)\n",
        ]
    )
    func machine(_ text: String) throws {
        defer { home.remove() }
        try compare(text)
    }

    @Test("dates are date's own, by the second", arguments: ["UTC", "Asia/Kolkata", "America/St_Johns", ""])
    func dates(_ zone: String) throws {
        defer { home.remove() }
        // Nothing finer than a day: both must see the same one.
        let formats = [
            "%F", "%Y%m%d", "%j", "%U", "%V", "%G", "%a %A", "%b %B", "%-d", "%e", "%y", "%C", "%D", "%u %w", "%z",
            "%Z", "%%",
        ]
        for format in formats {
            try compare("export X=$(date '+\(format)') Y=$(date -u '+\(format)')\n", zone.isEmpty ? [:] : ["TZ": zone])
        }
    }

    @Test("files beside: sourced, read into a value, tested, and nothing from elsewhere")
    func files() throws {
        defer { home.remove() }
        try home.create("common.sh", "export Y=common\n")
        try home.create("version.txt", "1.2.3\n\n")
        try compare("source ./common.sh\nexport X=$(cat version.txt) Z=$(< ./version.txt)\n")
        try compare(
            "[ -f ./common.sh ] && . \"$(dirname \"${BASH_SOURCE[0]}\")/common.sh\"\n[ -e absent ] || export X=1\n"
        )
        try home.create("env.sh", "export X=$(cat /etc/hostname)\n")
        let environment = EnvAnswersTests.base.merging(["HOME": home.path]) { $1 }
        let refused = try run([Programs.path("lanyard"), "env", "--shell", "bash"], environment)
        #expect(refused.code == 2)
        #expect(refused.errors.contains("/etc/hostname is not read: it is in another folder"))
    }

    @Test("a linked, foreign, huge or endless file beside is not read")
    func foreign() throws {
        defer { home.remove() }
        let environment = EnvAnswersTests.base.merging(["HOME": home.path]) { $1 }
        try home.create("elsewhere/real.sh", "export Y=1\n")
        try home.create("big.sh", Data(repeating: 10, count: (1 << 20) + 1))
        let files = FileManager.default
        try files.createSymbolicLink(atPath: home.path + "/link.sh", withDestinationPath: "elsewhere/real.sh")
        try files.createSymbolicLink(atPath: home.path + "/zero.sh", withDestinationPath: "/dev/zero")
        #expect(mkfifo(home.path + "/pipe.sh", 0o600) == 0)
        try home.create("open.sh", "export Y=1\n")
        #expect(chmod(home.path + "/open.sh", 0o666) == 0)
        for name in ["link", "big", "zero", "pipe", "open"] {
            try home.create("env.sh", "source ./\(name).sh\n")
            let run = try run([Programs.path("lanyard"), "env", "--shell", "bash"], environment)
            #expect(run.code == 2)
            #expect(run.output == "false;\n")
            #expect(run.errors.contains("\(name).sh is not read: "), "\(run.errors)")
        }
    }

    @Test("git's top folder and branch", .enabled(if: Requirements.tool("git"), "git is missing"))
    func git() throws {
        defer { home.remove() }
        let environment = EnvAnswersTests.base.merging(["HOME": home.path, "GIT_CONFIG_GLOBAL": "/dev/null"]) { $1 }
        let script = """
            git init -q -b trunk repo; cd repo; git config user.email a@b; git config user.name a
            git commit -q --allow-empty -m 1; git worktree add -q ../tree -b side; mkdir -p deep/er; git checkout -q -b feature/x
            cd ../; git clone -q repo detached; cd detached; git checkout -q --detach
            """
        #expect(try run(["/bin/bash", "-e", "-c", script], environment).code == 0)
        for folder in ["repo", "repo/deep/er", "tree", "detached"] {
            try compare(
                "export X=$(git rev-parse --show-toplevel) Y=$(git rev-parse --abbrev-ref HEAD)\n",
                folder: home.path + "/" + folder
            )
        }
    }

    @Test("gcloud's configuration", .enabled(if: Requirements.tool("gcloud"), "gcloud is missing"))
    func gcloud() throws {
        defer { home.remove() }
        let gcloud = ["CLOUDSDK_CONFIG": home.path + "/gcloud", "PATH": "/usr/bin:/bin:/usr/local/bin"]
        try home.create("gcloud/active_config", "default")
        try home.create(
            "gcloud/configurations/config_default",
            "[core]\nproject = ray-whisper\naccount = me@example.com\n\n[compute]\nregion = us-central1\n"
        )
        try compare(
            "export X=$(gcloud config get-value project 2>/dev/null) Y=$(gcloud config get compute/region 2>/dev/null)"
                + " Z=$(gcloud config get-value compute/zone 2>/dev/null)\n",
            gcloud
        )
        try compare(
            "export X=$(gcloud config get-value core/project) Y=\"$(gcloud config get-value account)\"\n",
            gcloud.merging(["CLOUDSDK_CORE_PROJECT": "other-project"]) { $1 }
        )
    }

    @Test("a file that is sourced is allowed with the one that sources it")
    func trust() throws {
        defer { home.remove() }
        let environment = EnvAnswersTests.base.merging(["HOME": home.path]) { $1 }
        let lanyard = Programs.path("lanyard")
        try home.create("common.sh", "export HTTPS_PROXY=http://127.0.0.1:1\n")
        try home.create("env.sh", "source ./common.sh\n")
        #expect(try run([lanyard, "env", "--shell", "bash"], environment).code == 2)
        let allowed = try run([lanyard, "allow"], environment)
        #expect(allowed.output.contains("  with \(home.path)/./common.sh\n"))
        #expect(try run([lanyard, "env", "--shell", "bash"], environment).code == 0)
        try home.create("common.sh", "export HTTPS_PROXY=http://127.0.0.1:2\n")
        #expect(try run([lanyard, "env", "--shell", "bash"], environment).code == 2)
    }
}
