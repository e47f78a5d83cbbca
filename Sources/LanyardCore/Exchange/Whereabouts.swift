/// Where the last token went that the kernel keyring does not hold: for those who wait for it, and those who come next.
package struct Whereabouts: Equatable, Sendable {
    package enum Place: Equatable, Sendable {
        case secretService
        /// No store has it.
        case nowhere(reason: String)
    }

    package var place: Place
    /// Milliseconds since boot at which the token came.
    package var receivedAt: Int
    /// Milliseconds from then on for which it lives.
    package var lifetime: Int
    package var bootID: String

    /// Milliseconds for which a store that did not serve is not waited for.
    package static let pause = 10_000

    package init(_ place: Place, receivedAt: Int, lifetime: Int, bootID: String) {
        self.place = place
        self.receivedAt = receivedAt
        self.lifetime = lifetime
        self.bootID = bootID
    }

    package var json: JSON {
        var reason: String?
        if case .nowhere(let text) = place { reason = text }
        return [
            "notKept": JSON(optional: reason), "receivedAt": .number(String(receivedAt)),
            "lifetime": .number(String(lifetime)), "bootID": .string(bootID),
        ]
    }

    /// Nil where the text is none.
    package init?(_ content: [UInt8]) {
        guard let json = try? JSONReader.read(content), let receivedAt = json["receivedAt"]?.integer,
            let lifetime = json["lifetime"]?.integer, let bootID = json["bootID"]?.string
        else { return nil }
        let place = json["notKept"]?.string.map { Place.nowhere(reason: visible($0)) } ?? .secretService
        self.init(place, receivedAt: receivedAt, lifetime: lifetime, bootID: bootID)
    }

    /// Whether the Secret Service is said to hold a token with so much life left, in milliseconds.
    ///
    /// - Parameter now: milliseconds since boot.
    package func isInSecretService(withLeft least: Int, now: Int) -> Bool {
        place == .secretService && receivedAt + lifetime - now >= least
    }

    /// Why no store has kept the token that came a moment ago: whoever has to wait for the next one need not, for it
    /// will not be kept either.
    ///
    /// - Parameter now: milliseconds since boot.
    package func reasonNotToWait(now: Int) -> String? {
        guard case .nowhere(let reason) = place, now - receivedAt < Whereabouts.pause else { return nil }
        return reason
    }
}
