/// fish: `set -gx NAME a\X20b;`. Octal stops at 0177 there, and double quotes run `$(…)`.
package struct FishDialect: ShellDialect {
    package var name: String { "fish" }

    /// Read-only, or not to be exported.
    package static let ownNames = [
        "FISH_VERSION", "PWD", "SHLVL", "_", "fish_kill_signal", "fish_killring", "fish_pid", "history", "hostname",
        "pipestatus", "status", "status_generation", "umask", "version",
    ]

    package init() {}

    package func isSpoken(by program: String) -> Bool {
        WordList("fish").holds(program)
    }

    package func export(_ name: String, _ value: ByteString) -> [UInt8] {
        Array("set -gx ".utf8) + Array(name.utf8) + [UInt8(ascii: " ")] + quoted(value) + [UInt8(ascii: ";")]
    }

    package func quoted(_ value: ByteString) -> [UInt8] {
        guard !value.isEmpty else { return Array("''".utf8) }
        let digits = Array("0123456789abcdef".utf8)
        var word: [UInt8] = []
        word.reserveCapacity(value.bytes.count * 2)
        for (index, byte) in value.bytes.enumerated() {
            if isPlainByte(byte), index > 0 || byte != UInt8(ascii: "-") {
                word.append(byte)
            } else {
                word += Array("\\X".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return word
    }

    package func canExport(_ name: String) -> Bool {
        !FishDialect.ownNames.contains(name)
    }
}
