import Foundation
import LanyardCore
import Testing

@Suite("Dates")
struct DateTests {
    @Test(
        "an RFC 3339 time is read to the millisecond",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-24T10:30:00Z", 1_795_516_200_000),
            ("2026-11-24T10:30:00.5Z", 1_795_516_200_500), ("2026-11-24T10:30:00.123456789Z", 1_795_516_200_123),
            ("2026-11-24T12:30:00+02:00", 1_795_516_200_000), ("2026-11-24T05:00:00-05:30", 1_795_516_200_000),
            ("2024-02-29t23:59:60z", 1_709_251_200_000), ("1969-12-31T23:59:59Z", -1000),
        ]
    )
    func reads(_ text: String, _ expected: Int) {
        #expect(RFC3339.milliseconds(text) == expected)
    }

    @Test(
        "what is no RFC 3339 time is nil",
        arguments: [
            "", "never", "2026-11-24", "2026-11-24T10:30:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z", "2026-11-24T10:30:00.Z", "2026-11-24T10:30:00+0200",
            "2026-11-24T10:30:00Z ", " 2026-11-24T10:30:00Z", "2026-11-24T10:30:61Z", "1732444200",
        ]
    )
    func refuses(_ text: String) {
        #expect(RFC3339.milliseconds(text) == nil)
    }

    @Test("every day of four centuries is written and read as Foundation has it")
    func agreesWithFoundation() {
        let formatter = ISO8601DateFormatter()
        for day in stride(from: -73_000, to: 73_000, by: 1) {
            let seconds = day * 86_400 + (day & 0xffff)
            let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            guard RFC3339.text(seconds: seconds) == text, RFC3339.milliseconds(text) == seconds * 1000 else {
                Issue.record("\(seconds) is \(text), not \(RFC3339.text(seconds: seconds))")
                return
            }
        }
    }

    @Test("a Date header is read")
    func header() {
        #expect(HTTPDate.seconds("Tue, 24 Nov 2026 10:30:00 GMT") == 1_795_516_200)
    }

    @Test(
        "another form of date is nil",
        arguments: [
            "", "Tuesday, 24-Nov-26 10:30:00 GMT", "Tue, 24 Nov 2026 10:30:00 +0000", "Tue, 31 Nov 2026 10:30:00 GMT",
        ]
    )
    func otherHeaders(_ text: String) {
        #expect(HTTPDate.seconds(text) == nil)
    }
}
