/// The preferred form of dates in HTTP headers, IMF-fixdate (RFC 9110, section 5.6.7):
/// `Tue, 24 Nov 2026 10:30:00 GMT`.
package enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970; nil for any other form. The obsolete forms are not worth a guess.
    package static func seconds(_ text: String) -> Int? {
        var reader = DigitReader(text)
        guard days.contains(where: { reader.take($0) }), reader.take(", "),
            let day = reader.number(digits: 2), reader.take(" "),
            let month = months.firstIndex(where: { reader.take($0) }), reader.take(" "),
            let year = reader.number(digits: 4), reader.take(" "),
            let date = CivilDate(year: year, month: month + 1, day: day),
            let hour = reader.number(digits: 2), hour < 24, reader.take(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.take(":"),
            let second = reader.number(digits: 2), second <= 60,
            reader.take(" GMT"), reader.isAtEnd
        else { return nil }
        return date.dayNumber * CivilDate.secondsPerDay + hour * 3600 + minute * 60 + second
    }

    /// A point in time, in seconds since 1970.
    package static func text(seconds: Int) -> String {
        let rfc3339 = RFC3339.text(seconds: seconds)
        let parts = rfc3339.split { "-T:Z".contains($0) }
        let day = (seconds / CivilDate.secondsPerDay + 3) % 7
        let month = months[(Int(parts[1]) ?? 1) - 1]
        return "\(days[day]), \(parts[2]) \(month) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }
}
