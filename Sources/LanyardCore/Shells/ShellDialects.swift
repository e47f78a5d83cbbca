/// The shells that Lanyard speaks to: one line for each.
package enum ShellDialects {
    /// No array: its type would be made at run time, which takes longer than the rest of `lanyard env`.
    private static func dialect(_ number: Int) -> any ShellDialect {
        switch number {
        case 0: BashDialect()
        case 1: ZshDialect()
        case 3: FishDialect()
        default: PosixDialect()
        }
    }

    private static let count = 4

    package static var names: [String] { (0..<count).map { dialect($0).name } }

    /// For `--shell`; nil where there is no such dialect.
    package static func named(_ name: String) -> (any ShellDialect)? {
        number { $0.name == name }.map { dialect($0) }
    }

    /// The same where the name is known to be one's.
    package static func known(_ name: String) -> any ShellDialect {
        dialect(number { $0.name == name } ?? count)
    }

    package static func isName(_ name: String) -> Bool {
        number { $0.name == name } != nil
    }

    /// Of the program that called: `/usr/bin/zsh-5.9`, `-bash`, `/bin/busybox`. Whoever is unknown gets POSIX.
    package static func calling(programPath: String?) -> any ShellDialect {
        let program = programPath.map { programName($0) } ?? ""
        return dialect(number { $0.isSpoken(by: program) } ?? count)
    }

    private static func number(where isMeant: (any ShellDialect) -> Bool) -> Int? {
        for number in 0..<count where isMeant(dialect(number)) { return number }
        return nil
    }

    /// The program's name without folder, a login shell's `-`, a version, and what /proc adds to a replaced file.
    private static func programName(_ path: String) -> String {
        var bytes = Array(path.utf8)
        let deleted = Array(" (deleted)".utf8)
        if bytes.count > deleted.count, bytes.suffix(deleted.count) == deleted[...] { bytes.removeLast(deleted.count) }
        if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) { bytes.removeSubrange(...slash) }
        if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
        let whole = String(decoding: bytes, as: UTF8.self)
        // ksh93 is a name of its own; zsh-5.9 and bash5 are not.
        guard number(where: { $0.isSpoken(by: whole) }) == nil else { return whole }
        while let last = bytes.last, isVersion(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isVersion(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }
}
