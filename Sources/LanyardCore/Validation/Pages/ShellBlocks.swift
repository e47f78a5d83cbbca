/// The shell code of a page of Markdown: fenced blocks, as CommonMark 0.31 has them (4.5 Fenced code blocks), save those
/// in comments (4.6 HTML blocks).
package struct ShellBlocks {
    /// What is no shell code becomes blanks, so that every place and range is that of the page.
    package let code: SourceText
    /// Where each block's lines stand.
    package let ranges: [Range<Int>]

    private static let languages = ["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "env"]

    private static let consoles = ["console", "shell-session", "shellsession"]

    private struct Fence {
        var mark: UInt8
        var length: Int
        /// Signs of quotation before it: in its lines, any more are text.
        var quotes: Int
        var isShell: Bool
        /// A console shows prompts and output: only what stands behind a prompt is typed.
        var isConsole: Bool
        /// Whether `#` is a prompt: elsewhere it begins a comment.
        var isRootsPrompt: Bool
        /// Whether the line before goes on in this one.
        var isContinued = false
    }

    package static func isPage(_ path: String) -> Bool {
        let path = path.inLowerCase
        return path.hasSuffix(".md") || path.hasSuffix(".markdown")
    }

    package init(of page: SourceText) {
        var bytes = page.bytes
        var ranges: [Range<Int>] = []
        var fence: Fence?
        var blockStart = 0
        var isComment = false
        func close(at end: Int) {
            if fence?.isShell == true { ranges.append(min(blockStart, end)..<end) }
            fence = nil
        }
        for number in 1...page.lineCount {
            let line = page.lineRange(number)
            let (start, quotes) = ShellBlocks.content(of: page.bytes[line], within: fence)
            let text = page.bytes[start..<line.upperBound]
            if let open = fence {
                if ShellBlocks.isClosing(text, open) {
                    close(at: line.lowerBound)
                } else if open.isShell {
                    ShellBlocks.blank(&bytes, line.lowerBound..<start)
                    if open.isConsole {
                        let isTyped = ShellBlocks.blankConsole(&bytes, start..<line.upperBound, open)
                        fence?.isContinued = isTyped && bytes[start..<line.upperBound].last == UInt8(ascii: "\\")
                    }
                    continue
                }
            } else if isComment || text.starts(with: "<!--".utf8) {
                isComment = text.firstPlace(of: Array("-->".utf8)) == nil
            } else if var opened = ShellBlocks.opening(text, quotes) {
                if opened.isShell, !opened.isConsole {
                    opened.isConsole = ShellBlocks.hasPrompts(page, number, opened)
                }
                fence = opened
                blockStart = line.upperBound + 1
            }
            ShellBlocks.blank(&bytes, line)
        }
        close(at: bytes.count)
        code = SourceText(path: page.path, bytes: bytes)
        self.ranges = ranges
    }

    private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
        for index in range { bytes[index] = UInt8(ascii: " ") }
    }

    /// Behind indentation and the `>` of quotations, and how many these are.
    private static func content(of line: ArraySlice<UInt8>, within fence: Fence?) -> (start: Int, quotes: Int) {
        var quotes = 0
        let start = line.firstIndex { byte in
            guard byte == UInt8(ascii: ">"), quotes < fence?.quotes ?? .max else { return !byte.isBlank }
            quotes += 1
            return false
        }
        return (start ?? line.endIndex, quotes)
    }

    private static func opening(_ line: ArraySlice<UInt8>, _ quotes: Int) -> Fence? {
        var rest = line
        // The first line of a list's item may be a fence.
        let marker = listMarker(rest)
        if marker > 0, rest.dropFirst(marker).first == 0x20 { rest = rest.dropFirst(marker).drop(while: \.isBlank) }
        guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let length = rest.prefix { $0 == mark }.count
        let words = rest.dropFirst(length).split { $0.isBlank || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "\r") }
        guard length >= 3, mark == UInt8(ascii: "~") || !rest.dropFirst(length).contains(mark) else { return nil }
        let language = words.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        return Fence(
            mark: mark,
            length: length,
            quotes: quotes,
            isShell: languages.contains(language),
            isConsole: consoles.contains(language),
            isRootsPrompt: consoles.contains(language)
        )
    }

    /// Bytes of `-`, `*`, `+`, `1.` or `1)` at the beginning (CommonMark 0.31, 5.2 List items).
    private static func listMarker(_ line: ArraySlice<UInt8>) -> Int {
        guard let first = line.first else { return 0 }
        if "-*+".utf8.contains(first) { return 1 }
        let digits = line.prefix { $0.isDigit }.count
        guard (1...9).contains(digits), let end = line.dropFirst(digits).first else { return 0 }
        return end == UInt8(ascii: ".") || end == UInt8(ascii: ")") ? digits + 1 : 0
    }

    private static func isClosing(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
        let length = line.prefix { $0 == fence.mark }.count
        return length >= fence.length && line.dropFirst(length).allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\r") }
    }

    /// Whether a block of shell code is a console's: no command is called `$`.
    private static func hasPrompts(_ page: SourceText, _ opening: Int, _ fence: Fence) -> Bool {
        for number in (opening + 1)..<max(opening + 1, page.lineCount + 1) {
            let line = page.lineRange(number)
            let text = page.bytes[content(of: page.bytes[line], within: fence).start..<line.upperBound]
            if isClosing(text, fence) { return false }
            if Prompt.length(of: text, isRoots: false) != nil { return true }
        }
        return false
    }

    /// Leaves what is typed; whether anything is.
    private static func blankConsole(_ bytes: inout [UInt8], _ line: Range<Int>, _ fence: Fence) -> Bool {
        if fence.isContinued { return true }
        let prompt = Prompt.length(of: bytes[line], isRoots: fence.isRootsPrompt)
        blank(&bytes, prompt.map { line.lowerBound..<(line.lowerBound + $0) } ?? line)
        return prompt != nil
    }
}
