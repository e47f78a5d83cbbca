import Glibc
import LanyardCore

/// `date +FORMAT`, by strftime(3) in the caller's time zone.
enum DateText {
    /// Directives that strftime(3) of glibc and date(1) know and spell the same in every locale.
    private static let directives = Array("CdDeFgGHIjklmMnRsStTuUVwWyYzZ%".utf8)
    /// Those that are words: of the language that LC_TIME names.
    private static let words = Array("aAbBchpPrxX".utf8)
    private static let flags = Array("-_0^#".utf8)

    static func answer(_ format: ByteString, isUTC: Bool, _ world: World) -> Answer {
        guard let hasWords = hasWords(format.bytes) else {
            return .unknown("this format of date is not answered here")
        }
        if hasWords, !isEnglish(world.environment) { return .unknown("the words of date depend on the locale") }
        guard !format.isEmpty else { return .output("\n") }
        var seconds = time_t(world.clock.now().wall / 1000)
        var parts = tm()
        tzset()
        guard (isUTC ? gmtime_r(&seconds, &parts) : localtime_r(&seconds, &parts)) != nil else {
            return .unknown("the time cannot be told")
        }
        // `%s` of strftime takes the broken time for a local one.
        let stamped = stamping(format.bytes, Array(String(seconds).utf8), isUTC: isUTC)
        var text = [CChar](repeating: 0, count: 4096 + format.bytes.count * 40)
        let count = strftime(&text, text.count, stamped.map { CChar(bitPattern: $0) } + [0], &parts)
        guard count > 0 else { return .unknown("this format of date is not answered here") }
        return .output(ByteString(text[..<count].map { UInt8(bitPattern: $0) } + [UInt8(ascii: "\n")]))
    }

    /// Whether the format holds words; nil where it holds what is not answered.
    private static func hasWords(_ format: [UInt8]) -> Bool? {
        var result = false
        var index = 0
        while index < format.count {
            guard format[index] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            index += 1
            if index < format.count, flags.contains(format[index]) { index += 1 }
            guard index < format.count else { return nil }
            if words.contains(format[index]) {
                result = true
            } else if !directives.contains(format[index]) {
                return nil
            }
            index += 1
        }
        return result
    }

    /// The seconds, and the zone that date(1) calls UTC and gmtime(3) GMT, in the place of their directives.
    private static func stamping(_ format: [UInt8], _ seconds: [UInt8], isUTC: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < format.count {
            if format[index] == UInt8(ascii: "%"), index + 1 < format.count {
                if format[index + 1] == UInt8(ascii: "s") {
                    result += seconds
                } else if isUTC, format[index + 1] == UInt8(ascii: "Z") {
                    result += Array("UTC".utf8)
                } else {
                    result += format[index...(index + 1)]
                }
                index += 2
            } else {
                result.append(format[index])
                index += 1
            }
        }
        return result
    }

    private static func isEnglish(_ environment: Environment) -> Bool {
        var locale = ""
        for name in ["LC_ALL", "LC_TIME", "LANG"] where locale.isEmpty { locale = environment[name] ?? "" }
        return ["", "C", "POSIX", "C.UTF-8", "C.utf8"].contains(locale)
    }
}
