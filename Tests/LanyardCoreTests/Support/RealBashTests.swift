import Testing

@Suite("The bash to compare with")
struct RealBashTests {
    @Test("It has the script's bytes, its arguments, its input, its environment and its folder, and nothing else")
    func whatItGets() throws {
        let script =
            Array("printf '%s|' \"$@\" \"$PWD\" ".utf8) + [0xff] + Array("; cat; exec /usr/bin/env -0 >&2".utf8)
        let run = try RealBash.run(
            script,
            arguments: ["a b", ""],
            input: [0, 0x80],
            environment: ["X": "é"],
            folder: "/usr"
        )
        #expect(run.code == 0)
        #expect(run.output == Array("a b||/usr|".utf8) + [0xff] + Array("|".utf8) + [0, 0x80])
        #expect(
            Set(run.errors.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
                == ["X=é", "PWD=/usr", "SHLVL=0"]
        )
    }

    @Test("Its exit code is told", arguments: [("exit 3", 3), ("kill -9 $$", 137), ("((", 2)] as [(String, Int32)])
    func exitCode(_ script: String, _ code: Int32) throws {
        #expect(try RealBash.run(script).code == code)
    }
}
