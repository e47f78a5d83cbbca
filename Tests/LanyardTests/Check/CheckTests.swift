import Foundation
import Testing

private let clean = "export A=1\n"
private let warning = "export REGION=us-central9\n"
private let error = "export A=$b\n"

/// `lanyard check`, black box.
@Suite("lanyard check")
struct CheckTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func check(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
        try execute(
            Programs.path("lanyard"),
            ["check"] + arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 },
            folder: home.path
        )
    }

    private static let faulty = """
        USER_ACCOUNT=username@domain.com
        export PROJECT_ID=ray-whisper
        export REPO="${PROJECT}-tune"
        salt=$(echo $RANDOM | md5sum | head -c3)

        """

    @Test("text: place, rule, the line with the words marked, and hints")
    func text() throws {
        defer { home.remove() }
        try home.create("env.sh", CheckTests.faulty)
        let expected = """
            env.sh:1:1: error: USER_ACCOUNT is not exported: no program that is started from the shell will see it \
            [unexported-global]
             1 | USER_ACCOUNT=username@domain.com
               | ^^^^^^^^^^^^
               = hint: write export USER_ACCOUNT=… instead of USER_ACCOUNT=…
            env.sh:3:14: error: PROJECT is not set [undefined-variable]
             3 | export REPO="${PROJECT}-tune"
               |              ^^^^^^^^^^
               = hint: did you mean PROJECT_ID?
               = hint: set it before, or write ${PROJECT:-default}
            env.sh:4:1: note: salt is neither exported nor used [unused-helper]
             4 | salt=$(echo $RANDOM | md5sum | head -c3)
               | ^^^^
               = hint: use it, export it, or remove the line
            env.sh:4:6: error: this is another value each time that env.sh is read [unstable-value]
             4 | salt=$(echo $RANDOM | md5sum | head -c3)
               |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               = hint: write the value itself: salt=…
               = hint: lanyard check --fix freezes one value

            """
        #expect(try check() == Run(code: 2, output: expected, errors: ""))
        #expect(try home.text("env.sh") == CheckTests.faulty)
    }

    @Test("json has the keys that the help documents", arguments: [["--json"], ["--format", "json"]])
    func json(_ flags: [String]) throws {
        defer { home.remove() }
        try home.create("env.sh", "export REGION=us-central9\nX=ä$y\n")
        let expected = """
            {
              "errors": 1,
              "warnings": 2,
              "notes": 0,
              "findings": [
                {
                  "file": "env.sh",
                  "line": 1,
                  "column": 15,
                  "endLine": 1,
                  "endColumn": 26,
                  "severity": "warning",
                  "rule": "region",
                  "text": "us-central9",
                  "message": "REGION is \\"us-central9\\": no region of that name is known to this version of Lanyard",
                  "hints": [
                    "there are us-central1, us-central2"
                  ],
                  "fixable": false
                },
                {
                  "file": "env.sh",
                  "line": 2,
                  "column": 1,
                  "endLine": 2,
                  "endColumn": 2,
                  "severity": "warning",
                  "rule": "unexported-global",
                  "text": "X",
                  "message": "X is not exported: no program that is started from the shell will see it",
                  "hints": [
                    "write export X=… instead of X=…"
                  ],
                  "fixable": true
                },
                {
                  "file": "env.sh",
                  "line": 2,
                  "column": 4,
                  "endLine": 2,
                  "endColumn": 6,
                  "severity": "error",
                  "rule": "undefined-variable",
                  "text": "$y",
                  "message": "y is not set",
                  "hints": [
                    "set it before, or write ${y:-default}"
                  ],
                  "fixable": false
                }
              ]
            }

            """
        let run = try execute(
            Programs.path("lanyard"),
            ["check"] + flags,
            environment: ["HOME": home.path],
            folder: home.path
        )
        #expect(run == Run(code: 2, output: expected, errors: ""))
    }

    @Test("json of a clean file has no findings")
    func cleanJSON() throws {
        defer { home.remove() }
        try home.create("env.sh", "export A=1\n")
        let expected = """
            {
              "errors": 0,
              "warnings": 0,
              "notes": 0,
              "findings": []
            }

            """
        #expect(try check("--json") == Run(code: 0, output: expected, errors: ""))
    }

    @Test("github: annotations, with what means something to GitHub escaped")
    func github() throws {
        defer { home.remove() }
        try home.create("a,b:c%d.sh", "export A=$(uuidgen)\n")
        let expected =
            "::error file=a%2Cb%3Ac%25d.sh,line=1,col=10,endLine=1,endColumn=20,title=unstable-value::"
            + "this is another value each time that env.sh is read%0Ahint: write the value itself: A=…%0A"
            + "hint: lanyard check --fix freezes one value\n"
        #expect(try check("--format=github", "a,b:c%d.sh") == Run(code: 2, output: expected, errors: ""))
    }

    @Test(
        "errors fail; warnings only where one is strict",
        arguments: [
            ([clean], [], 0), ([warning], [], 0), ([error], [], 2), ([clean], ["--strict"], 0),
            ([warning], ["--strict"], 2), ([clean, warning], [], 0), ([clean, error], [], 2), ([error, clean], [], 2),
            ([clean, warning], ["--strict"], 2), ([warning], ["--strict", "--format", "github"], 2),
            ([warning], ["--format", "sarif"], 0), ([error], ["--json"], 2),
        ] as [([String], [String], Int32)]
    )
    func exitCode(_ files: [String], _ flags: [String], _ code: Int32) throws {
        defer { home.remove() }
        let names = files.indices.map { "\($0).sh" }
        for (name, content) in zip(names, files) { try home.create(name, content) }
        let run = try execute(
            Programs.path("lanyard"),
            ["check"] + flags + names,
            environment: ["HOME": home.path],
            folder: home.path
        )
        #expect(run.code == code)
        #expect(run.errors == "")
    }

    @Test("what is clean is said in one line")
    func oneLine() throws {
        defer { home.remove() }
        try home.create("env.sh", "export A=1\n")
        try home.create("b.sh", "")
        #expect(try check() == Run(code: 0, output: "env.sh: nothing found\n", errors: ""))
        #expect(try check("env.sh", "b.sh") == Run(code: 0, output: "2 files: nothing found\n", errors: ""))
    }

    @Test("a file that cannot be read keeps nobody from the others, and none of it is a success")
    func unreadable() throws {
        defer { home.remove() }
        try home.create("a.sh", warning)
        let run = try check("absent.sh", "a.sh")
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("a.sh:1:15: warning: REGION is \"us-central9\": "))
        let expected = """
            lanyard: error: cannot read \(home.path)/absent.sh: no such file
            lanyard: hint: write one: lanyard init --output \(home.path)/absent.sh

            """
        #expect(run.errors == expected)
    }

    @Test("the nearest env.sh is named as seen from here; a variable of the caller counts as set")
    func nearest() throws {
        defer { home.remove() }
        try home.create("env.sh", "export A=$b\n")
        try home.create("project/x", "")
        let run = try execute(
            Programs.path("lanyard"),
            ["check"],
            environment: ["HOME": home.path],
            folder: home.path + "/project"
        )
        #expect(run.output.hasPrefix("\(home.path)/env.sh:1:10: error: b is not set [undefined-variable]\n"))
        let set = try check(environment: ["b": ""])
        #expect(set == Run(code: 0, output: "env.sh: nothing found\n", errors: ""))
    }

    @Test("a redirecting variable is found until the file is allowed, and never in the user's own file")
    func trust() throws {
        defer { home.remove() }
        try home.create("env.sh", "export HTTPS_PROXY=http://127.0.0.1:1\n")
        try home.create(".config/lanyard/env.sh", "export HTTPS_PROXY=http://127.0.0.1:1\n")
        #expect(try check().code == 2)
        let environment = ["HOME": home.path]
        #expect(try execute(Programs.path("lanyard"), ["allow"], environment: environment, folder: home.path).code == 0)
        #expect(try check() == Run(code: 0, output: "env.sh: nothing found\n", errors: ""))
        try home.create("env.sh", "export HTTPS_PROXY=http://127.0.0.1:2\n")
        #expect(try check().code == 2)
        #expect(try check(home.path + "/.config/lanyard/env.sh").code == 0)
    }

    @Test(
        "mistakes in the flags",
        arguments: [["--format", "xml"], ["--json", "--format", "sarif"], ["--fix", "--diff"]]
    )
    func usage(_ flags: [String]) throws {
        defer { home.remove() }
        try home.create("env.sh", clean)
        let run = try execute(
            Programs.path("lanyard"),
            ["check"] + flags,
            environment: ["HOME": home.path],
            folder: home.path
        )
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("lanyard: error: "))
    }
}
