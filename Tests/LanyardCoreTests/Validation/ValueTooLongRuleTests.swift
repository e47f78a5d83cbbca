import Testing

@Suite("value-too-long")
struct ValueTooLongRuleTests {
    @Test("one byte more than execve takes, and none")
    func limit() throws {
        let value = String(repeating: "a", count: 131_071 - "long=".utf8.count)
        let tooLong = RuleCase(
            "export «long»=\(value)a\n",
            "long has \(value.utf8.count + 1) bytes, and no program can be started with more than 131071 in NAME=value",
            "put it into a file, and name that"
        )
        try expect(tooLong, from: "value-too-long")
        expectNothing(in: "export long=\(value)\n")
        expectNothing(in: "long=\(value)a\n")
    }
}
