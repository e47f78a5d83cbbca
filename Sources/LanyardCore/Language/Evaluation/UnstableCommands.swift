/// Programs and variables whose answer is another each time, told by their names alone: so far as a text mentions one.
///
/// A digest is none of them: that of a stable text is stable.
enum UnstableCommands {
    /// Whether there is a value to freeze, the evaluator does not know: `lanyard check` says so.
    static let wayOut = "see whether a value can be frozen: lanyard check"

    static func isUnstable(_ text: ArraySlice<UInt8>) -> Bool {
        mentions(text, isUnstable) || zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "$") && $1 == $0 }
    }

    /// Whether `date` is run: its name where a command begins, for elsewhere it may be anything.
    static func runsDate(_ text: ArraySlice<UInt8>) -> Bool {
        var before = UInt8(ascii: ";")
        var rest = text
        while let byte = rest.first {
            let name = rest.prefix(while: \.isNameByte)
            if name.elementsEqual("date".utf8), ";|&(`\n".utf8.contains(before) { return true }
            if !byte.isBlank { before = byte }
            rest = rest.dropFirst(max(1, name.count))
        }
        return false
    }

    /// Files that hold something else each time: random(4).
    static func isRandomFile(_ path: ByteString) -> Bool {
        let path = path.text
        return path == "/dev/urandom" || path == "/dev/random" || path == "/proc/sys/kernel/random/uuid"
    }

    /// `mktemp`: a value that is nothing without the file that was made with it.
    static func makesFile(_ text: ArraySlice<UInt8>) -> Bool {
        mentions(text) { $0 == "mktemp" }
    }

    private static func mentions(_ text: ArraySlice<UInt8>, _ isMeant: (String) -> Bool) -> Bool {
        text.split { !$0.isNameByte }.contains { isMeant(String(decoding: $0, as: UTF8.self)) }
    }

    private static func isUnstable(_ word: String) -> Bool {
        switch word {
        case "RANDOM", "SRANDOM", "EPOCHSECONDS", "EPOCHREALTIME", "SECONDS", "BASHPID", "PPID", "urandom", "random",
            "rand", "uuid", "uuidgen", "shuf", "mktemp", "genrsa", "genpkey":
            true
        default: false
        }
    }
}

extension Evaluator {
    mutating func refuseUnstable(_ range: Range<Int>) -> GivenUp {
        let makesFile = UnstableCommands.makesFile(script.source.bytes[blamed(range)])
        report(
            "unstable-value",
            blamed(range),
            "this is another value each time that env.sh is read",
            makesFile
                ? ["mktemp makes a file each time: make it in a script, or write a path that stays"]
                : [
                    "write the value itself" + (target.isEmpty ? "" : ": \(target)=…"),
                    UnstableCommands.wayOut,
                ]
        )
        return GivenUp()
    }

    mutating func refuseUnstable(variable name: String, _ range: Range<Int>) -> GivenUp {
        report(
            "unstable-value",
            range,
            "\(name) is another each time that env.sh is read",
            ["write the value itself", UnstableCommands.wayOut]
        )
        return GivenUp()
    }
}
