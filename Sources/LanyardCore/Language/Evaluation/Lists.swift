/// Lists within other words: what bash joins and keeps of them there follows no rule that could be told.
extension Evaluator {
    mutating func requirePlainLists(in word: Word) throws(GivenUp) {
        guard word.holds(\.isList) else { return }
        if word.hasAlternativeWithSplitList {
            throw refuse(
                word.range,
                "what becomes of a list beside what is split within ${…} follows no rule",
                "quote both"
            )
        }
        let standsAlone = word.isOneList
        if word.holds(\.isChangedList), !standsAlone || !hasUsualSeparators {
            throw refuse(
                word.range,
                "what is left of a changed list beside other text, or after IFS is set, follows no rule",
                "let it stand alone in its word, and set IFS back before it"
            )
        }
        if word.holds(\.isList, isQuoted: false) { try requireUsualSeparators(forBareList: word.range) }
    }

    /// Of a word that is one value and no assignment: bash splits what stands unquoted beside the list, and joins it again.
    mutating func requireNothingSplit(in word: Word) throws(GivenUp) {
        guard word.holds(\.isList), !word.isOneList, word.parts.contains(where: \.isBareExpansion) else { return }
        throw refuse(word.range, "what becomes of a list beside an unquoted expansion follows no rule", "quote both")
    }

    /// Of a here-document and of an element with an index: bash joins and splits those by IFS, text beside the list too.
    mutating func requireUsualSeparators(forListIn word: Word) throws(GivenUp) {
        guard word.holds(\.isList), !hasUsualSeparators else { return }
        throw refuse(word.range, "what becomes of this list depends on IFS", "set IFS back before it")
    }

    /// Of the word behind `case`.
    mutating func requireNoBareList(in word: Word) throws(GivenUp) {
        guard word.holds(\.isList, isQuoted: false) || word.holds(\.isChangedList) else { return }
        throw refuse(word.range, "a list outside quotes is not compared here", "quote it")
    }

    /// Of the word behind `case`: bash keeps a mark of `"${X#x}"` that has become empty beside other text, and of
    /// `${X+""}`.
    mutating func requireNoChangedPart(in word: Word) throws(GivenUp) {
        guard !word.hasQuotesInBareExpansion else {
            throw refuse(
                word.range,
                "quotes within ${…} are not compared here",
                "quote the whole, or set a variable before"
            )
        }
        guard word.parts.count > 1, word.holds(\.isChanged, isQuoted: true) else { return }
        throw refuse(word.range, "a changed value beside other text is not compared here", "set a variable before")
    }

    /// Of a pattern: bash keeps the same mark there, of `"${X=}"` and of `${X+*""}` too.
    mutating func requireNoMarkOfNothing(in pattern: Word) throws(GivenUp) {
        guard !pattern.holdsMarkOfNothing() else {
            throw refuse(pattern.range, "quotes around nothing within ${…} are not read in a pattern", "leave them out")
        }
        guard pattern.parts.count > 1 else { return }
        for part in pattern.parts {
            guard let parameter = part.parameter, parameter.isChanged else { continue }
            guard try foreseenValue(of: part, in: pattern).isEmpty else { continue }
            throw refuse(pattern.range, "a changed value that is empty is no part of a pattern here", "leave it out")
        }
    }

    mutating func requireNoList(in pattern: Word) throws(GivenUp) {
        guard pattern.holds(\.isList) else { return }
        throw refuse(pattern.range, "a list as a pattern is not read here", "name its elements")
    }

    /// Bash marks bytes of lists with these, and forgets some of the marks.
    mutating func requireNoMarks(in values: [ByteString], _ range: Range<Int>) throws(GivenUp) {
        guard values.contains(where: { $0.bytes.contains { $0 == 0x01 || $0 == 0x7f } }) else { return }
        throw refuse(range, "a control character in a list is not read here", "remove it")
    }

    /// Bash joins the elements by the first byte of IFS and splits the whole: empty elements, bytes within the elements,
    /// an assignment around it, even around the `$(…)` that it stands in, decide what comes of that.
    mutating func requireUsualSeparators(forBareList range: Range<Int>) throws(GivenUp) {
        guard !hasUsualSeparators else { return }
        throw refuse(range, "how this list is split depends on IFS", "quote it, or set IFS back before it")
    }

    private var hasUsualSeparators: Bool {
        let slot = slot("IFS")
        return slot.content == nil || slot.value == " \t\n"
    }
}

extension Word {
    /// Whether a parameter is such a one, at any depth of `${X:-…}`; only those outside quotes where it is said.
    fileprivate func holds(_ isMeant: (ParameterExpansion) -> Bool, isQuoted: Bool? = nil) -> Bool {
        parts.contains { part in
            guard case .parameter(let parameter, let stands) = part else { return false }
            if isMeant(parameter), isQuoted == nil || isQuoted == stands { return true }
            switch parameter.operation {
            case .otherwise(let word, _), .instead(let word, _), .assign(let word, _):
                return word.holds(isMeant, isQuoted: isQuoted)
            default: return false
            }
        }
    }
}

extension Word {
    /// `${X+""}`, `${X:-"$Y"}` outside quotes, beside other text or with some in it.
    fileprivate var hasQuotesInBareExpansion: Bool {
        parts.contains { part in
            guard case .parameter(let parameter, isQuoted: false) = part else { return false }
            switch parameter.operation {
            case .otherwise(let word, _), .instead(let word, _):
                let isAlone = parts.count == 1 && word.parts.count == 1 && !word.isNothingTwice
                return (!isAlone && word.parts.contains(where: \.isInQuotes)) || word.hasQuotesInBareExpansion
            default: return false
            }
        }
    }
}

extension WordPart {
    fileprivate var isInQuotes: Bool {
        switch self {
        case .literal(_, let isQuoted), .parameter(_, let isQuoted), .command(_, let isQuoted),
            .arithmetic(_, let isQuoted):
            isQuoted
        case .tilde, .unicode, .process: false
        }
    }
}

extension Word {
    /// `${X+"$@"$Y}`: bash splits there and then, and drops the blank at the end.
    fileprivate var hasAlternativeWithSplitList: Bool {
        parts.contains { part in
            switch part.parameter?.operation {
            case .otherwise(let word, _), .instead(let word, _), .assign(let word, _):
                let isSplit = word.holds(\.isList) && word.parts.contains(where: \.isSplit)
                // `${X-"${@+w}$Y"}`: without parameters, bash makes no word of it at all.
                let mayVanish = word.holds { $0.isList && $0.hasAlternative }
                return (word.parts.count > 1 && (isSplit || mayVanish))
                    || word.hasAlternativeWithSplitList
            default: return false
            }
        }
    }

    /// - Parameter isBeside: whether more stands beside the word.
    fileprivate func holdsMarkOfNothing(isBeside: Bool = false) -> Bool {
        let isBeside = isBeside || parts.count > 1
        return parts.contains { part in
            switch part.parameter?.operation {
            case .assign: return true
            case .otherwise(let word, _), .instead(let word, _):
                return word.holdsMarkOfNothing(isBeside: isBeside)
                    || ((isBeside || word.parts.count > 1 || word.isNothingTwice)
                        && word.parts.contains(where: \.mayBeNothing))
            default: return false
            }
        }
    }
}

extension Word {
    /// `""''`, which is one part as it is read, and two marks to bash.
    fileprivate var isNothingTwice: Bool {
        guard parts.count == 1, case .literal([], isQuoted: true) = parts[0] else { return false }
        return range.count > 2
    }

    var isOneList: Bool { parts.count == 1 && parts[0].parameter?.isList ?? false }
}

extension WordPart {
    fileprivate var isBareExpansion: Bool {
        switch self {
        case .parameter(_, isQuoted: false), .command(_, isQuoted: false), .arithmetic(_, isQuoted: false): true
        default: false
        }
    }

    /// An expansion outside quotes, or a blank.
    fileprivate var isSplit: Bool {
        if case .literal(let bytes, isQuoted: false) = self { return bytes.contains(where: \.isBlank) }
        return isBareExpansion
    }

    /// `""`, or `"$X"`.
    fileprivate var mayBeNothing: Bool {
        switch self {
        case .literal(let bytes, isQuoted: true): bytes.isEmpty
        case .parameter(_, isQuoted: true), .command(_, isQuoted: true): true
        default: false
        }
    }

    fileprivate var parameter: ParameterExpansion? {
        if case .parameter(let parameter, _) = self { parameter } else { nil }
    }
}

extension ParameterExpansion {
    /// `$@`, `$*`, `${A[@]}`, `${A[*]}`, whatever is done to it.
    fileprivate var isList: Bool {
        guard operation != .length else { return false }
        return element == .each || element == .joined || parameter == .special(UInt8(ascii: "@"))
            || parameter == .special(UInt8(ascii: "*"))
    }

    /// With a word that may take its place.
    fileprivate var hasAlternative: Bool {
        switch operation {
        case .otherwise, .instead, .assign, .fail: true
        default: false
        }
    }

    /// With an operation that makes other elements of it.
    fileprivate var isChangedList: Bool { isList && isChanged }

    fileprivate var isChanged: Bool {
        switch operation {
        case .removePrefix, .removeSuffix, .replace, .substring, .changeCase: return true
        default: return false
        }
    }
}
