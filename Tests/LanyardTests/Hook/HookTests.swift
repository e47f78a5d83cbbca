import Foundation
import Testing

/// `lanyard hook` in the real shells.
@Suite("Shell hooks")
struct HookTests {
    struct Cell: Sendable, CustomTestStringConvertible {
        var shell: String
        var options: String
        var testDescription: String { shell + ": " + options }
    }

    static let shells = Shells.among("bash", "zsh", "fish")
    private static let allCells: [Cell] =
        ["", "set -u", "set -e", "set -f", "shopt -s nullglob", "shopt -s failglob", "set -o posix", "IFS=/"].map {
            Cell(shell: "bash", options: $0)
        }
        + ["", "set -u", "set -e", "set -f", "setopt sh_word_split", "setopt ksh_arrays", "setopt glob_subst", "IFS=/"]
        .map {
            Cell(shell: "zsh", options: $0)
        } + [Cell(shell: "fish", options: "")]
    static let cells = allCells.filter { Shells.have($0.shell) }

    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
        try home.create("sdk/bin/gcloud", "")
        try home.create("sdk/lib/gcloud.py", "")
    }

    private func shell(
        _ name: String,
        _ script: String,
        path: String,
        environment extra: [String: String] = [:]
    ) throws -> Run {
        let flags = ["bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]][name] ?? []
        var environment = ["HOME": home.path, "LC_ALL": "C.UTF-8", "PATH": path, "LANYARD": Programs.path("lanyard")]
        environment["CLOUDSDK_ROOT_DIR"] = home.path + "/sdk"
        environment.merge(extra) { $1 }
        return try execute("/usr/bin/env", [name] + flags + ["-c", script], environment: environment)
    }

    private func load(_ shell: String) -> String {
        shell == "fish" ? "$LANYARD hook fish | source\n" : "eval \"$(\"$LANYARD\" hook \(shell))\"\n"
    }

    private let showPath = "printenv PATH\n"

    @Test("both folders come first, once, behind an active virtual environment", arguments: cells)
    func path(_ cell: Cell) throws {
        defer { home.remove() }
        let twice = cell.options + "\n" + load(cell.shell) + showPath + load(cell.shell) + showPath
        let run = try shell(
            cell.shell,
            twice,
            path: "/venv/bin:/usr/bin:/bin:/usr/bin",
            environment: ["VIRTUAL_ENV": "/venv"]
        )
        let expected = "/venv/bin:\(Programs.folder):\(home.path)/sdk/bin:/usr/bin:/bin:/usr/bin\n"
        #expect(run == Run(code: 0, output: expected + expected, errors: ""))
    }

    @Test("folders that are there keep their place", arguments: shells)
    func keepsOrder(_ name: String) throws {
        defer { home.remove() }
        let path = "/usr/bin:\(home.path)/sdk/bin:/bin:\(Programs.folder)"
        let run = try shell(name, load(name) + showPath, path: path)
        #expect(run == Run(code: 0, output: path + "\n", errors: ""))
    }

    @Test("nothing stays behind in a script", arguments: Shells.among("bash", "zsh"))
    func leavesNothing(_ name: String) throws {
        defer { home.remove() }
        let list = name == "bash" ? "compgen -v; compgen -A function" : "print -l ${(k)parameters} ${(k)functions}"
        let run = try shell(
            name,
            "\(load(name)){ \(list); } | grep -i lanyard || echo none",
            path: "/usr/bin:/bin"
        )
        #expect(run == Run(code: 0, output: "LANYARD\n", errors: ""))
    }

    @Test("nothing stays behind in fish", .enabled(if: Shells.have("fish"), "fish is missing"))
    func leavesNothingInFish() throws {
        defer { home.remove() }
        let run = try shell(
            "fish",
            load("fish") + "set -n | grep -i lanyard; functions -a | grep lanyard; true",
            path: "/usr/bin:/bin"
        )
        #expect(run == Run(code: 0, output: "LANYARD\n", errors: ""))
    }

    @Test("a command is completed after the first TAB", arguments: Shells.among("bash", "fish"))
    func completes(_ name: String) throws {
        defer { home.remove() }
        let ask =
            name == "bash"
            ? """
            COMP_WORDS=(lanyard tok) COMP_CWORD=1 COMP_LINE='lanyard tok' COMP_POINT=11
            _lanyard lanyard tok lanyard
            echo "${COMPREPLY[@]}"
            """ : "complete -C 'lanyard tok' | cut -f1"
        let get = name == "bash" ? "eval \"$(\"$LANYARD\" completion bash)\"\n" : "$LANYARD completion fish | source\n"
        let run = try shell(name, get + ask, path: Programs.folder + ":/usr/bin:/bin")
        #expect(run == Run(code: 0, output: "token\n", errors: ""))
    }

    @Test("zsh takes the completion", .enabled(if: Shells.have("zsh"), "zsh is missing"))
    func completionInZsh() throws {
        defer { home.remove() }
        let script =
            "autoload -U compinit; compinit -D\neval \"$(\"$LANYARD\" completion zsh)\"; echo $? $_comps[lanyard]"
        let run = try shell("zsh", script, path: "/usr/bin:/bin")
        #expect(run == Run(code: 0, output: "0 _lanyard\n", errors: ""))
    }
}
