/// Points in time as RFC 3339 writes them: `2026-11-24T10:30:00Z`.
package enum RFC3339 {
    /// In UTC and whole seconds since 1970.
    package static func text(seconds: Int) -> String {
        let day = seconds >= 0 ? seconds / CivilDate.secondsPerDay : (seconds + 1) / CivilDate.secondsPerDay - 1
        let date = CivilDate(dayNumber: day)
        let time = seconds - day * CivilDate.secondsPerDay
        return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
            + padded(time / 3600, 2) + ":" + padded(time / 60 % 60, 2) + ":" + padded(time % 60, 2) + "Z"
    }

    /// Milliseconds since 1970. Fractions of any length (cut at milliseconds), numeric offsets, a leap second and lower
    /// case letters are legal (section 5.6); anything else is nil, for a time that cannot be read is no time at all.
    package static func milliseconds(_ text: String) -> Int? {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
            reader.take("-"), let day = reader.number(digits: 2), reader.take(oneOf: "Tt ") != nil,
            let date = CivilDate(year: year, month: month, day: day),
            let hour = reader.number(digits: 2), hour < 24, reader.take(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.take(":"),
            let second = reader.number(digits: 2), second <= 60,
            let fraction = fraction(&reader), let offset = offset(&reader), reader.isAtEnd
        else { return nil }
        let seconds = date.dayNumber * CivilDate.secondsPerDay + hour * 3600 + minute * 60 + second - offset
        return seconds * 1000 + fraction
    }

    /// Milliseconds; 0 where there is no fraction.
    private static func fraction(_ reader: inout DigitReader) -> Int? {
        guard reader.take(".") else { return 0 }
        let digits = reader.digits()
        guard !digits.isEmpty else { return nil }
        return (digits + [0, 0]).prefix(3).reduce(0) { $0 * 10 + Int($1) }
    }

    /// Seconds east of UTC.
    private static func offset(_ reader: inout DigitReader) -> Int? {
        guard let mark = reader.take(oneOf: "Zz+-") else { return nil }
        if mark == UInt8(ascii: "Z") || mark == UInt8(ascii: "z") { return 0 }
        guard let hours = reader.number(digits: 2), hours < 24, reader.take(":"),
            let minutes = reader.number(digits: 2), minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return mark == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
