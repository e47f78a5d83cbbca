/// Why a store could not be asked what it holds.
package struct StoreAbsence: Equatable, Sendable {
    /// As `status` shows it behind the store's name.
    package var reason: String
    /// There is none, so that it holds nothing either.
    package var isAbsent: Bool
    /// For those who needed it.
    package var failure: Failure

    package init(reason: String, isAbsent: Bool, failure: Failure) {
        self.reason = reason
        self.isAbsent = isAbsent
        self.failure = failure
    }

    package var json: JSON {
        ["reason": .string(reason), "isAbsent": .bool(isAbsent), "failure": failure.json]
    }

    /// Nil where the text is none.
    package init?(json: JSON) {
        guard let reason = json["reason"]?.string, let isAbsent = json["isAbsent"]?.bool,
            let failure = json["failure"].flatMap({ Failure(json: $0) })
        else { return nil }
        self.init(reason: reason, isAbsent: isAbsent, failure: failure)
    }
}
