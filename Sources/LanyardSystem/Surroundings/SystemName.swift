import Glibc
import LanyardCore

/// uname(2), as uname(1) and hostname(1) print it.
enum SystemName {
    static func answer(_ letter: UInt8) -> Answer {
        var name = utsname()
        guard uname(&name) == 0 else { return .unknown("the system does not tell its name") }
        let field =
            switch letter {
            case UInt8(ascii: "m"): text(&name.machine)
            case UInt8(ascii: "n"): text(&name.nodename)
            case UInt8(ascii: "r"): text(&name.release)
            default: text(&name.sysname)
            }
        return .output(ByteString(field + [UInt8(ascii: "\n")]))
    }

    private static func text<Field>(_ field: inout Field) -> [UInt8] {
        withUnsafeBytes(of: &field) { Array($0.prefix { $0 != 0 }) }
    }
}
