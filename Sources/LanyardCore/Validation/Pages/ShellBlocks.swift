/// The shell code of a page of Markdown: fenced blocks, as CommonMark 0.31 has them (4.5 Fenced code blocks).
///
/// What is no shell code becomes blanks, so that every place and range is that of the page.
package enum ShellBlocks {
    private static let languages = ["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "env"]

    private struct Fence {
        var mark: UInt8
        var length: Int
        var isShell: Bool
        /// A console shows prompts and output: only what stands behind a prompt is typed.
        var isConsole: Bool
    }

    package static func isPage(_ path: String) -> Bool {
        path.hasSuffix(".md") || path.hasSuffix(".markdown")
    }

    package static func code(of page: SourceText) -> SourceText {
        var bytes = page.bytes
        var fence: Fence?
        for number in 1...page.lineCount {
            let line = page.lineRange(number)
            let start = content(of: page.bytes[line])
            if let open = fence {
                if isClosing(page.bytes[start..<line.upperBound], open) {
                    fence = nil
                    blank(&bytes, line)
                } else if !open.isShell {
                    blank(&bytes, line)
                } else {
                    blank(&bytes, line.lowerBound..<start)
                    if open.isConsole { blankConsole(&bytes, start..<line.upperBound) }
                }
                continue
            }
            fence = opening(page.bytes[start..<line.upperBound])
            blank(&bytes, line)
        }
        return SourceText(path: page.path, bytes: bytes)
    }

    private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
        for index in range { bytes[index] = UInt8(ascii: " ") }
    }

    /// Behind indentation and the `>` of a quotation.
    private static func content(of line: ArraySlice<UInt8>) -> Int {
        line.firstIndex { !$0.isBlank && $0 != UInt8(ascii: ">") } ?? line.endIndex
    }

    private static func opening(_ line: ArraySlice<UInt8>) -> Fence? {
        var rest = line
        // The first line of a list's item may be a fence.
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*"),
            rest.dropFirst().first == 0x20
        {
            rest = rest.dropFirst().drop(while: \.isBlank)
        }
        guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let length = rest.prefix { $0 == mark }.count
        let words = rest.dropFirst(length).split { $0.isBlank || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "\r") }
        guard length >= 3, mark == UInt8(ascii: "~") || !rest.dropFirst(length).contains(mark) else { return nil }
        let language = words.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        return Fence(
            mark: mark,
            length: length,
            isShell: languages.contains(language),
            isConsole: ["console", "shell-session", "shellsession"].contains(language)
        )
    }

    private static func isClosing(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
        let length = line.prefix { $0 == fence.mark }.count
        return length >= fence.length && line.dropFirst(length).allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\r") }
    }

    private static func blankConsole(_ bytes: inout [UInt8], _ line: Range<Int>) {
        let isTyped =
            line.count > 1
            && (bytes[line.lowerBound] == UInt8(ascii: "$") || bytes[line.lowerBound] == UInt8(ascii: "#"))
            && bytes[line.lowerBound + 1] == UInt8(ascii: " ")
        blank(&bytes, isTyped ? line.lowerBound..<(line.lowerBound + 1) : line)
    }
}
