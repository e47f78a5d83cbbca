import LanyardCore
import Testing

@Suite("Shell code of pages")
struct ShellBlocksTests {
    @Test(
        "what is shell code stays where it is, all else becomes blanks",
        arguments: [
            ("a\n```bash\nx=1\n```\nb\n", ["x=1"]), ("~~~ sh\nx=1\n~~~\n", ["x=1"]), ("```\nx=1\n```\n", []),
            ("```python\nx=1\n```\n", []), ("````bash\n```\nx=1\n````\n", ["```", "x=1"]), ("```bash\nx=1\n", ["x=1"]),
            ("- ```bash\n  x=1\n  ```\n", ["x=1"]), ("1. ```sh\n   x=1\n   ```\n", ["x=1"]),
            ("10) ```sh\n    x=1\n    ```\n", ["x=1"]), ("+ ```sh\n  x=1\n  ```\n", ["x=1"]),
            ("1.```sh\nx=1\n```\n", []),
            ("> ```sh\n> x=1\n> ```\n", ["x=1"]),
            ("```console\n$ x=1\noutput\n$ y=2\n```\n", ["x=1", "y=2"]), ("``` bash title\nx=1\n```\n", ["x=1"]),
            ("```sh\n$ x=1\noutput\n# no prompt\n```\n", ["x=1"]), ("```sh\n# a\nx=1\n```\n$ y\n", ["# a", "x=1"]),
            ("```console\n$ a \\\n  b\nc\n```\n", ["a \\", "b"]), ("```console\n# x=1\n```\n", ["x=1"]),
            (
                "```shell-session\nme@host:~$ x=1\n1\n[me@host a b]$ y=2\nroot@host:/# z=3\n```\n",
                ["x=1", "y=2", "z=3"]
            ),
            ("```sh\n(venv) me@host:~/a$ x=1\n(venv) $ y=2\nme 1 $ 2\n```\n", ["x=1", "y=2"]),
            ("```sh\necho me@host # x\n```\n", ["echo me@host # x"]),
            ("<!--\n```sh\nx=1\n```\n-->\n```sh\ny=2\n```\n", ["y=2"]), ("<!-- a -->\n```sh\nx=1\n```\n", ["x=1"]),
            ("`<!--`\n```sh\nx=1 <!--\n```\n```sh\ny=2\n```\n", ["x=1 <!--", "y=2"]),
            ("`x=1` and ```inline```\n", []), ("```bash\r\nx=1\r\n```\r\ny\r\n", ["x=1\r"]), ("", []),
        ]
    )
    func code(_ page: String, _ expected: [String]) {
        let source = SourceText(path: "README.md", bytes: Array(page.utf8))
        let code = ShellBlocks(of: source).code
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
        "each block has its place",
        arguments: [
            ("a\n```sh\nx=1\n```\n```sh\n```\n```py\nz\n```\n~~~ sh\n\ny=2\n", ["x=1\n", "", "\ny=2\n"]),
            ("```sh", [""]),
        ]
    )
    func ranges(_ page: String, _ expected: [String]) {
        let source = SourceText(path: "README.md", bytes: Array(page.utf8))
        #expect(ShellBlocks(of: source).ranges.map { source.text($0) } == expected)
    }

    @Test(
        "what one block leaves open is nothing to the next",
        arguments: [
            "if [ -z \"$X\" ]; then", "echo 'it", "x=$(", "((", "for x in a b", "cat <<EOF", "f() {", "echo \\",
        ]
    )
    func unfinished(_ block: String) {
        let page = SourceText(
            path: "README.md",
            bytes: Array("```sh\n\(block)\n```\nIt's so\n```sh\ngsutil mb $BUCKET_NAME\n```\n".utf8)
        )
        let blocks = ShellBlocks(of: page)
        let found = Rules.findings(in: CheckedScript(blocks.code, blocks: blocks.ranges))
        #expect(found.map(\.rule) == ["bucket-uri-for-name"])
        #expect(found.first?.start == Place(line: 6, column: 11))
        #expect(found.first?.text == "$BUCKET_NAME")
    }

    @Test("what one block sets, the next one knows")
    func together() {
        let text = "```sh\nexport BUCKET=gs://a-1\n```\n```sh\ngsutil mb $BUCKET\ngsutil mb gs://$BUCKET\n```\n"
        let blocks = ShellBlocks(of: SourceText(path: "README.md", bytes: Array(text.utf8)))
        let found = Rules.findings(in: CheckedScript(blocks.code, blocks: blocks.ranges))
        #expect(found.map(\.start) == [Place(line: 6, column: 11)])
    }

    @Test(
        "a page is told by its name",
        arguments: [("README.md", true), ("a/b.markdown", true), ("x.MD", true), ("env.sh", false), ("md", false)]
    )
    func page(_ path: String, _ isPage: Bool) {
        #expect(ShellBlocks.isPage(path) == isPage)
    }
}
