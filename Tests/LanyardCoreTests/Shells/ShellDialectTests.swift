import Testing

@testable import LanyardCore

@Suite("Shell dialects")
struct ShellDialectTests {
    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "what is plainly safe stays bare",
        arguments: [
            ("bash", "export K=a-b/c.d_E@9;"), ("zsh", "export K=a-b/c.d_E@9;"), ("sh", "export K=a-b/c.d_E@9;"),
            ("fish", "set -gx K a-b/c.d_E@9;"),
        ]
    )
    func bare(_ shell: String, _ expected: String) throws {
        let dialect = try #require(ShellDialects.named(shell))
        #expect(text(dialect.export("K", "a-b/c.d_E@9")) == expected)
    }

    @Test(
        "everything else is written as bytes",
        arguments: [
            ("bash", #"export K=$'a\040\045\303\2511\072';"#), ("zsh", #"export K=$'a\040\045\303\2511\072';"#),
            ("sh", #"K="`printf 'a\\040%%\\303\\2511\\072x'`";export K="${K%x}";"#),
            ("fish", #"set -gx K a\X20\X25\Xc3\Xa91\X3a;"#),
        ]
    )
    func encoded(_ shell: String, _ expected: String) throws {
        let dialect = try #require(ShellDialects.named(shell))
        #expect(text(dialect.export("K", "a %é1:")) == expected)
    }

    @Test(
        "an empty value and a first hyphen",
        arguments: [
            ("bash", "export K=$'';", "export K=$'-';"), ("zsh", "export K=$'';", "export K=$'-';"),
            ("sh", "export K='';", #"K="`printf '\\055x'`";export K="${K%x}";"#),
            ("fish", "set -gx K '';", #"set -gx K \X2d;"#),
        ]
    )
    func edges(_ shell: String, _ empty: String, _ hyphen: String) throws {
        let dialect = try #require(ShellDialects.named(shell))
        #expect(text(dialect.export("K", "")) == empty)
        #expect(text(dialect.export("K", "-")) == hyphen)
    }

    @Test(
        "the calling program's dialect",
        arguments: [
            ("/usr/bin/bash", "bash"), ("-bash", "bash"), ("/usr/bin/bash (deleted)", "bash"), ("/bin/rbash", "bash"),
            ("/usr/bin/zsh-5.9", "zsh"), ("zsh", "zsh"), ("/usr/bin/dash", "sh"), ("/bin/busybox", "sh"),
            ("/usr/bin/ksh93", "sh"), ("/usr/bin/fish", "fish"), ("/usr/bin/make", "sh"), ("", "sh"),
            ("/home/a/bash5", "bash"), ("/opt/fish/bin/python3.11", "sh"), ("bashful", "sh"),
        ]
    )
    func calling(_ path: String, _ name: String) {
        #expect(ShellDialects.calling(programPath: path).name == name)
    }

    @Test("no parent that can be seen is POSIX")
    func unknownParent() {
        #expect(ShellDialects.calling(programPath: nil).name == "sh")
    }

    @Test("there is no dialect of an unknown name")
    func unknownName() {
        #expect(ShellDialects.named("dash") == nil)
        #expect(ShellDialects.named("") == nil)
    }

    @Test(
        "words of hints are quoted where a shell would take them for more",
        arguments: [
            ("a.b@c-d/e=f:1,2", "a.b@c-d/e=f:1,2"), ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#),
            ("$(x)", "'$(x)'"), ("~", "'~'"), ("a\u{1b}[1m", #"$'a\033\1331m'"#),
        ]
    )
    func quotedWord(_ word: String, _ expected: String) {
        #expect(posixQuoted(word) == expected)
    }
}
