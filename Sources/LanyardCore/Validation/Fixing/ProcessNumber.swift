/// Where `$$` stands for chance, as in `run-$$`, and not for the process: there it may be frozen.
enum ProcessNumber {
    /// - Parameter range: of `$$` in the word that the assignment holds.
    static func isSalt(_ range: Range<Int>, in word: Word, of assignment: LastAssignment, _ script: CheckedScript)
        -> Bool
    {
        let bytes = script.source.bytes
        guard bytes[range].elementsEqual("$$".utf8) || bytes[range].elementsEqual("${$}".utf8) else { return false }
        let text = bytes[word.range].drop { $0 == UInt8(ascii: "\"") }
        // What lies below /tmp or beside the file is made by this process for itself.
        guard text.starts(with: "gs://".utf8) || !text.contains(UInt8(ascii: "/")) else { return false }
        if script.partsOfBuckets.contains(assignment.name.text) { return true }
        return bytes[range.lowerBound - 1] == UInt8(ascii: "-")
    }
}

extension WordPart {
    /// `$$`, `$PPID`, `$BASHPID`, `$((SECONDS % 60))`: the number or the age of a process.
    func isProcess(in bytes: [UInt8]) -> Bool {
        switch self {
        case .parameter(let parameter, _) where parameter.parameter == .special(UInt8(ascii: "$")): true
        case .parameter, .arithmetic:
            bytes[expansionRange ?? 0..<0].split { !$0.isNameByte }.contains { name in
                ["PPID", "BASHPID", "SECONDS"].contains(String(decoding: name, as: UTF8.self))
            }
        default: false
        }
    }
}
