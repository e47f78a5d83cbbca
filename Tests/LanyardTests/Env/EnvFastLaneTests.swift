import ArgumentParser
import Testing

@testable import LanyardCommands

@Suite("The fast lane of env")
struct EnvFastLaneTests {
    @Test(
        "reads the flags of env as ArgumentParser does",
        arguments: [
            [], ["--shell", "bash"], ["--shell=fish"], ["--format", "json"], ["--format=json", "--file", "../env.sh"],
            ["--file=x y", "--shell", "sh"], ["--shell", "zsh", "--shell", "bash"],
        ]
    )
    func env(_ arguments: [String]) throws {
        let fast = try #require(EnvPrinting(fast: arguments[...]))
        #expect(try fast == EnvCommand.parse(arguments).request)
    }

    @Test(
        "leaves everything unusual to ArgumentParser",
        arguments: [
            ["--help"], ["-h"], ["--version"], ["env"], ["--shell", "tcsh"], ["--shell"], ["--shell", "--format"],
            ["--format", "yaml"], ["--format", "json", "--shell", "sh"], ["--"], ["-"], ["--she", "sh"], [""],
        ]
    )
    func unusual(_ arguments: [String]) {
        #expect(EnvPrinting(fast: arguments[...]) == nil)
    }
}
