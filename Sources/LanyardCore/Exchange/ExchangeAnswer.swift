/// What `lanyard-exchange` answers, one line of JSON on its standard output.
package struct ExchangeAnswer: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case token(CachedToken)
        /// Whether the keyring is locked, to an asker who wanted to be told, or to have it unlocked.
        case locked(Bool)
        /// Tokens of the Secret Service, how many more are locked, and why it could not be asked (nil: it could).
        case tokens([CachedToken], locked: Int = 0, unavailable: StoreAbsence?)
        /// How many tokens were forgotten, and why there is no Secret Service (nil: there is one).
        case cleared(Int, absent: String?)
        /// How many tokens were forgotten, and why not all.
        case partlyCleared(Int, Failure)
        /// The number of a project: digits.
        case projectNumber(String)
        case failure(Failure)
    }

    package var outcome: Outcome
    /// Lines for people: whose login was used, which endpoint is not Google's own, which store was left out.
    package var notes: [String]
    /// The token is an old one with less life than was asked for, since Google cannot be reached.
    package var isLastResort: Bool
    /// Why the token is in no store, for whoever wants to find it there: `the token is not kept: …`. Nil: it is in one, or
    /// was not to be.
    package var notKept: String?

    package init(_ outcome: Outcome, notes: [String] = [], isLastResort: Bool = false, notKept: String? = nil) {
        self.outcome = outcome
        self.notes = notes
        self.isLastResort = isLastResort
        self.notKept = notKept
    }
}

extension ExchangeAnswer {
    package var json: JSON {
        var members: [JSON.Member] = [.init("notes", .array(notes.map { .string($0) }))]
        switch outcome {
        case .token(let token):
            members.append(.init("token", token.json))
            members.append(.init("isLastResort", .bool(isLastResort)))
            members.append(.init("notKept", JSON(optional: notKept)))
        case .locked(let isLocked): members.append(.init("locked", .bool(isLocked)))
        case .tokens(let tokens, let locked, let unavailable):
            members.append(.init("tokens", .array(tokens.map(\.json))))
            members.append(.init("lockedTokens", .number(String(locked))))
            members.append(.init("unavailable", unavailable?.json ?? .null))
        case .cleared(let count, let absent):
            members.append(.init("cleared", .number(String(count))))
            members.append(.init("absent", absent.map { .string($0) } ?? .null))
        case .partlyCleared(let count, let failure):
            members.append(.init("cleared", .number(String(count))))
            members.append(.init("failure", failure.json))
        case .projectNumber(let number): members.append(.init("projectNumber", .string(number)))
        case .failure(let failure): members.append(.init("failure", failure.json))
        }
        return .object(members)
    }

    /// Nil where the text is no answer.
    package init?(json: JSON) {
        guard let notes = json["notes"]?.array?.compactMap(\.string) else { return nil }
        if let token = json["token"].flatMap({ CachedToken(json: $0) }) {
            self.init(
                .token(token),
                notes: notes,
                isLastResort: json["isLastResort"]?.bool ?? false,
                notKept: json["notKept"]?.string
            )
        } else if let isLocked = json["locked"]?.bool {
            self.init(.locked(isLocked), notes: notes)
        } else if let tokens = json["tokens"]?.array {
            let unavailable = json["unavailable"].flatMap { StoreAbsence(json: $0) }
            let locked = json["lockedTokens"]?.integer ?? 0
            self.init(
                .tokens(tokens.compactMap { CachedToken(json: $0) }, locked: locked, unavailable: unavailable),
                notes: notes
            )
        } else if let count = json["cleared"]?.integer {
            if let failure = json["failure"].flatMap({ Failure(json: $0) }) {
                self.init(.partlyCleared(count, failure), notes: notes)
            } else {
                self.init(.cleared(count, absent: json["absent"]?.string), notes: notes)
            }
        } else if let number = json["projectNumber"]?.string {
            self.init(.projectNumber(number), notes: notes)
        } else if let failure = json["failure"].flatMap({ Failure(json: $0) }) {
            self.init(.failure(failure), notes: notes)
        } else {
            return nil
        }
    }
}
