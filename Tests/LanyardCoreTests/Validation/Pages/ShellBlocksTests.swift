import LanyardCore
import Testing

@Suite("Shell code of pages")
struct ShellBlocksTests {
    @Test(
        "what is shell code stays where it is, all else becomes blanks",
        arguments: [
            ("a\n```bash\nx=1\n```\nb\n", ["x=1"]), ("~~~ sh\nx=1\n~~~\n", ["x=1"]), ("```\nx=1\n```\n", []),
            ("```python\nx=1\n```\n", []), ("````bash\n```\nx=1\n````\n", ["```", "x=1"]), ("```bash\nx=1\n", ["x=1"]),
            ("- ```bash\n  x=1\n  ```\n", ["x=1"]), ("> ```sh\n> x=1\n> ```\n", ["x=1"]),
            ("```console\n$ x=1\noutput\n$ y=2\n```\n", ["x=1", "y=2"]), ("``` bash title\nx=1\n```\n", ["x=1"]),
            ("```sh\n$ x=1\noutput\n# no prompt\n```\n", ["x=1"]), ("```sh\n# a\nx=1\n```\n$ y\n", ["# a", "x=1"]),
            ("```console\n$ a \\\n  b\nc\n```\n", ["a \\", "b"]), ("```console\n# x=1\n```\n", ["x=1"]),
            ("`x=1` and ```inline```\n", []), ("```bash\r\nx=1\r\n```\r\ny\r\n", ["x=1\r"]), ("", []),
        ]
    )
    func code(_ page: String, _ expected: [String]) {
        let source = SourceText(path: "README.md", bytes: Array(page.utf8))
        let code = ShellBlocks.code(of: source)
        #expect(code.bytes.count == source.bytes.count)
        #expect(code.lineCount == source.lineCount)
        let lines = code.bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
            .map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        #expect(lines == expected)
        for index in code.bytes.indices where code.bytes[index] != 0x20 {
            #expect(code.bytes[index] == source.bytes[index])
        }
    }

    @Test(
        "a page is told by its name",
        arguments: [("README.md", true), ("a/b.markdown", true), ("env.sh", false), ("md", false)]
    )
    func page(_ path: String, _ isPage: Bool) {
        #expect(ShellBlocks.isPage(path) == isPage)
    }
}
