/// The shells that Lanyard speaks to: one line for each.
package enum ShellDialects {
    package static let all: [any ShellDialect] = [BashDialect(), ZshDialect(), PosixDialect(), FishDialect()]

    /// For `--shell`; nil where there is no such dialect.
    package static func named(_ name: String) -> (any ShellDialect)? {
        all.first { $0.name == name }
    }

    /// Of the program that called: `/usr/bin/zsh-5.9`, `-bash`, `/bin/busybox`. Whoever is unknown gets POSIX.
    package static func calling(programPath: String?) -> any ShellDialect {
        let program = programPath.map { programName($0) } ?? ""
        return all.first { $0.programs.contains(program) } ?? PosixDialect()
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
        guard !all.contains(where: { $0.programs.contains(whole) }) else { return whole }
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
