import Foundation
import Testing

/// `lanyard hook` where somebody types.
@Suite("Shell hooks at a prompt")
struct InteractiveHookTests {
    private func interactive(_ shell: [String], _ script: String) throws -> String {
        let home = try TemporaryFolder()
        defer { home.remove() }
        var environment = ["HOME": home.path, "LC_ALL": "C.UTF-8", "TERM": "dumb"]
        environment["PATH"] = Programs.folder + ":/usr/bin:/bin"
        // Without a terminal the shells say on standard error that they have no job control: no concern of ours.
        return try execute("/usr/bin/env", shell + [script], environment: environment).output
    }

    private let bash = ["bash", "--norc", "--noprofile", "-ic"]
    private let zsh = ["zsh", "-f", "-ic"]
    private let fish = ["fish", "--no-config", "-ic"]

    @Test("bash fetches the completion at the first TAB")
    func lazyBash() throws {
        let script = """
            eval "$(lanyard hook bash)"
            complete -p lanyard
            __lanyard_load_completion; echo $?
            complete -p lanyard
            """
        let expected = """
            complete -F __lanyard_load_completion lanyard
            124
            complete -o filenames -F _lanyard lanyard

            """
        #expect(try interactive(bash, script) == expected)
    }

    @Test(
        "fish fetches the completion at the first TAB, and answers it",
        .enabled(if: Shells.have("fish"), "fish is missing")
    )
    func lazyFish() throws {
        let script = "lanyard hook fish | source; for i in 1 2; complete -C 'lanyard tok' | cut -f1; end"
        #expect(try interactive(fish, script) == "token\ntoken\n")
    }

    @Test("zsh asks for the completion at the first TAB", .enabled(if: Shells.have("zsh"), "zsh is missing"))
    func lazyZsh() throws {
        let script = "autoload -U compinit; compinit -D\neval \"$(lanyard hook zsh)\"; echo $_comps[lanyard]"
        #expect(try interactive(zsh, script) == "__lanyard_load_completion\n")
    }

    @Test("a prompt runs nothing of ours", arguments: Shells.among("bash", "zsh", "fish"))
    func prompt(_ name: String) throws {
        let inBash = "eval \"$(lanyard hook bash)\"; echo \"${PROMPT_COMMAND-none}\"; trap -p DEBUG"
        let inZsh = "eval \"$(lanyard hook zsh)\"; echo ${#precmd_functions} ${#chpwd_functions} ${#preexec_functions}"
        let inFish = "lanyard hook fish | source; functions --handlers | grep lanyard; echo $pipestatus"
        switch name {
        case "bash": #expect(try interactive(bash, inBash) == "none\n")
        case "zsh": #expect(try interactive(zsh, inZsh) == "0 0 0\n")
        default: #expect(try interactive(fish, inFish) == "0 1\n")
        }
    }

    @Test("a shell within a shell changes nothing", arguments: Shells.among("bash", "zsh", "fish"))
    func nested(_ name: String) throws {
        let inner = [
            "bash": #"bash --norc -c 'eval "$(lanyard hook bash)"; echo "$PATH"'"#,
            "zsh": #"zsh -fc 'eval "$(lanyard hook zsh)"; echo "$PATH"'"#,
            "fish": "fish --no-config -c 'lanyard hook fish | source; printenv PATH'",
        ]
        let script = """
            PATH=/usr/bin:/bin
            eval "$(\(Programs.path("lanyard")) hook bash)"
            outer=$PATH
            inner=$(\(inner[name] ?? "false"))
            [ "$outer" = "$inner" ] && echo same
            """
        #expect(try interactive(bash, script) == "same\n")
    }
}
