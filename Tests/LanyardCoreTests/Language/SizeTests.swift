import LanyardCore
import Testing

@Suite("Large files")
struct SizeTests {
    private static let size = EnvScript.sizeLimit / 4

    /// Were any of them read in quadratic time, the run would not end.
    @Test(
        "A large file is read to its end",
        arguments: [
            "A=1;", "A=1 ", "A=${B:-", "$", "\"", "'", "A=$X\n", "A=\\\n", "é", "X=\"$(", "`", "~:", "A=~:~:", "(\n",
            ";\n",
        ]
    )
    func largest(unit: String) {
        let unit = Array(unit.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(SizeTests.size)
        while bytes.count + unit.count <= SizeTests.size { bytes += unit }
        let (script, problems) = EnvScript.parseTolerantly(SourceText(path: "env.sh", bytes: bytes))
        let evaluation = script.evaluate { _ in nil }
        #expect(problems.count <= EnvScript.problemLimit)
        #expect(evaluation.problems.count <= EnvScript.problemLimit)
    }
}
