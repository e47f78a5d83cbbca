/// What no env.sh may hold, wherever it stands: bytes that bash takes for something else than people do.
enum ForeignBytes {
    private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// The size, a byte order mark, a NUL and CR LF, each told once.
    static func problems(in source: SourceText) -> [Diagnostic] {
        let bytes = source.bytes
        guard bytes.count <= EnvScript.sizeLimit else {
            return [
                source.diagnostic("syntax", 0..<0, "the file is larger than 16 MiB", "env.sh holds settings, not data")
            ]
        }
        var problems: [Diagnostic] = []
        if bytes.starts(with: mark) {
            problems.append(
                source.diagnostic(
                    "bom",
                    0..<3,
                    "the file begins with a byte order mark, which bash takes for a part of the first word",
                    "save it as UTF-8 without BOM, or: lanyard check --fix"
                )
            )
        }
        if let offset = bytes.firstIndex(of: 0) {
            problems.append(
                source.diagnostic(
                    "syntax",
                    offset..<(offset + 1),
                    "a NUL byte cannot be part of a value",
                    "is this a text file? save it as UTF-8"
                )
            )
        }
        if let offset = firstCRLF(in: bytes) {
            problems.append(
                source.diagnostic(
                    "crlf",
                    offset..<(offset + 1),
                    "the line ends in CR LF, and bash makes the CR a part of the value",
                    "convert the file: lanyard check --fix"
                )
            )
        }
        return problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The bytes to read on with in spite of them, each still where it stands; nil: there is nothing to read.
    static func readable(_ source: SourceText, _ problems: [Diagnostic]) -> [UInt8]? {
        guard !problems.contains(where: { $0.rule == "syntax" }) else { return nil }
        guard !problems.isEmpty else { return source.bytes }
        var bytes = source.bytes
        let blank = UInt8(ascii: " ")
        if bytes.starts(with: mark) { bytes.replaceSubrange(0..<3, with: [blank, blank, blank]) }
        for index in bytes.indices where isCRLF(bytes, index) { bytes[index] = blank }
        return bytes
    }

    private static func firstCRLF(in bytes: [UInt8]) -> Int? {
        bytes.indices.first { isCRLF(bytes, $0) }
    }

    private static func isCRLF(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    }
}
