import ArgumentParser
import Testing

@testable import LanyardCommands

@Suite("The fast lane")
struct FastLaneTests {
    @Test(
        "reads the flags of token as ArgumentParser does",
        arguments: [
            [], ["--as-user"], ["--no-cache", "--format", "json"], ["--format=header"],
            ["--service-account", "a@b.iam.gserviceaccount.com", "--scopes=cloud-platform"],
            ["--lifetime", "45m", "--min-ttl", "5m", "--delegates", "x@y.iam.gserviceaccount.com"],
            ["--file", "../env.sh"], ["--file", ""], ["--scopes", "a=b,c=d"], ["--as-user", "--as-user"],
            ["--lifetime", "1h", "--lifetime", "2h"],
        ]
    )
    func token(_ arguments: [String]) throws {
        let fast = try #require(TokenPrinting(fast: arguments[...]))
        #expect(try fast == TokenCommand.parse(arguments).request)
    }

    @Test(
        "leaves everything unusual to ArgumentParser",
        arguments: [
            ["--help"], ["-h"], ["--version"], ["token"], ["--format", "yaml"], ["--format"], ["--service-account"],
            ["--service-account", "--as-user"], ["--as-user=1"], ["--file="], ["--"], ["-"], ["--scope", "x"],
            ["--no-cach"], [""],
        ]
    )
    func unusual(_ arguments: [String]) {
        #expect(TokenPrinting(fast: arguments[...]) == nil)
    }
}
