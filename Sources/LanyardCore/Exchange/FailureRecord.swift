/// A failure that is shared: a thousand processes that wait for one token must not fail one after another.
package struct FailureRecord: Equatable, Sendable {
    package var failure: Failure
    /// Milliseconds since boot.
    package var at: Int
    package var bootID: String

    /// Milliseconds for which a permanent failure (a missing role, an expired login, an account that is not there)
    /// answers newcomers too.
    package static let lifetime = 10_000

    package init(failure: Failure, at: Int, bootID: String) {
        self.failure = failure
        self.at = at
        self.bootID = bootID
    }

    package var json: JSON {
        ["failure": failure.json, "at": .number(String(at)), "bootID": .string(bootID)]
    }

    /// Nil where the text is no record.
    package init?(_ content: [UInt8]) {
        guard let json = try? JSONReader.read(content), let failure = json["failure"].flatMap({ Failure(json: $0) }),
            let at = json["at"]?.integer, let bootID = json["bootID"]?.string
        else { return nil }
        self.init(failure: failure.shown, at: at, bootID: bootID)
    }

    /// Whether it answers somebody who has waited since `start` (milliseconds since boot) and asks `now`.
    package func answers(waitingSince start: Int, now: Int, bootID: String) -> Bool {
        guard bootID == self.bootID, at <= now else { return false }
        if at >= start { return true }
        return failure.exitCode != .unavailable && now - at < FailureRecord.lifetime
    }
}
