/// Reads flags for the fast lane: `--name value`, `--name=value` and switches, and nothing else.
///
/// ArgumentParser takes ten times as long to start as the rest of Lanyard. Whatever is unusual (help, abbreviations,
/// mistakes, operands) goes to it all the same; a test holds the two readings against each other.
struct FlagScanner {
    /// Takes a flag's value; false where there is no such flag.
    typealias Option = (_ name: Substring, _ value: String) -> Bool
    /// Takes a switch; false where there is no such switch.
    typealias Switch = (_ name: Substring) -> Bool

    /// False where anything was met that neither knows.
    static func scan(_ arguments: ArraySlice<String>, option: Option, switch: Switch) -> Bool {
        var rest = arguments
        while let argument = rest.popFirst() {
            // By bytes: characters are dear to look for.
            guard argument.utf8.starts(with: "--".utf8), argument.utf8.count > 2 else { return false }
            if let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")) {
                let value = String(argument[argument.utf8.index(after: equals)...])
                guard !value.isEmpty, option(argument[..<equals], value) else { return false }
            } else if `switch`(argument[...]) {
                continue
            } else if let value = rest.popFirst(), !value.hasPrefix("-") {
                guard option(argument[...], value) else { return false }
            } else {
                return false
            }
        }
        return true
    }
}
