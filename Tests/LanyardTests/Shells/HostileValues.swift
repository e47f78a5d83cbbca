import LanyardCore

/// Values that some encoding of some shell or tool has been seen to break.
enum HostileValues {
    static let all: [ByteString] = texts.map { ByteString($0) } + bytes.map { ByteString($0) }

    private static let texts: [String] = [
        "", "plain", "a b", "a  b", " a", "a ", "   ", "a\tb", "\t", "a\nb", "a\n", "\n\n\n", "\n", "a\n\nb  c\n",
        "*", "a*", "?", "[a-z]*", "{a,b}", "~", "~root", "~/x", "a:~", "a:b,c", "a=b", "#", "# a", "a #b", "a;b", "a&b",
        "a|b", "<a>", "(a)", "$(touch pwned)", "`touch pwned`", "${HOME}", "$HOME", "$$", "$'a'", "!", "!!", "a!b",
        "'", "''", "\"", "it's \"so\"", "\\", "\\\\", "a\\", "\\n", "\\040", "\\x41", "%", "%s %d %%", "%041", "-",
        "-n",
        "--", "-e x", "a\rb", "a\r\n", "\u{1b}[31m", "\u{7f}", "é", "日本語", "🔑1", "\u{301}", "\u{202e}", "x", "axx", "0",
        "1a\u{1}2", "^", "=ls", "@{u}", "gs://b/*", "me@b.iam.gserviceaccount.com",
    ]

    private static let bytes: [[UInt8]] = [
        Array(1...255), [0x80], [0xff, 0xfe], [0xc3], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf0, 0x9f],
        [0x61, 0xff, 0x0a],
        [0xe9, 0x78], Array(repeating: 0x20, count: 1000),
        (0..<100_000).map { UInt8(1 + $0 % 255) },
    ]
}
