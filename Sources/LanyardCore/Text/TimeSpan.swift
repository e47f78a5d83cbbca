/// Lengths of time as people write them.
package enum TimeSpan {
    /// Seconds of `3600`, `3600s`, `45m`, `12h` or `1h30m`; nil for anything else, also for what does not fit.
    package static func seconds(_ text: String) -> Int? {
        var total = 0
        var number: Int?
        for character in text {
            if let digit = character.isASCII ? character.wholeNumberValue : nil {
                let (tens, overflows) = (number ?? 0).multipliedReportingOverflow(by: 10)
                guard !overflows, tens < 1_000_000_000 else { return nil }
                number = tens + digit
                continue
            }
            guard let counted = number, let unit = unit(character) else { return nil }
            total += counted * unit
            number = nil
        }
        guard let rest = number else { return text.isEmpty ? nil : total }
        return total == 0 ? rest : nil
    }

    private static func unit(_ character: Character) -> Int? {
        switch character {
        case "s": 1
        case "m": 60
        case "h": 3600
        default: nil
        }
    }

    /// `1h`, `45m` or `100s`, as it may be typed: for a length of time of which no second may be lost.
    package static func exactly(seconds: Int) -> String {
        if seconds % 3600 == 0 { return "\(seconds / 3600)h" }
        return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
    }

    /// `59 min`, `2 h 5 min` or `40 s`: for people, rounded down.
    package static func words(seconds: Int) -> String {
        switch seconds {
        case ..<0: "expired"
        case ..<120: "\(seconds) s"
        case ..<7200: "\(seconds / 60) min"
        default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        }
    }
}
