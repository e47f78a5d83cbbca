extension CheckedScript {
    /// Whether a part of a value comes from a variable of its own: `us-docker.pkg.dev/$AR_PROJECT/…` is meant so.
    func isMadeOf(_ part: String, _ value: CheckedValue) -> Bool {
        guard let references = assignment(of: value.name)?.references else { return false }
        return references.contains { variables[$0]?.value == ByteString(part) }
    }
}

/// A value that the file gives to a variable whose name says what it is.
struct CheckedValue: Sendable {
    let name: String
    let text: String
    /// Of the value, as it is written.
    let range: Range<Int>
    let meaning: VariableMeaning
    /// A name that only sounds like it may mean something else: then nothing is more than a warning.
    let isCertain: Bool
    let problem: NameProblem?
    /// The bytes that it is made of, where nothing in it is expanded: only such a value can be replaced.
    let isLiteral: Bool
    /// Of the name in the assignment.
    let nameRange: Range<Int>
    let statement: Range<Int>

    /// Values that are known to the end, and made of nothing that is at fault itself: one mistake is one finding.
    static func all(
        _ assignments: [LastAssignment],
        _ variables: [String: Variable],
        _ directives: Directives,
        _ tokens: RangeList,
        _ source: SourceText
    ) -> [CheckedValue] {
        var values: [CheckedValue] = []
        var faulty: Set<String> = []
        var doubtful: Set<String> = []
        for assignment in assignments {
            let name = assignment.name.text
            guard faulty.isDisjoint(with: assignment.references),
                !isSpoiled(source.bytes[assignment.valueRange]), !tokens.overlaps(assignment.valueRange)
            else {
                faulty.insert(name)
                continue
            }
            guard let variable = variables[name], variable.isComplete else { continue }
            // What is no UTF-8 is no name either, but nothing is written in the place of what cannot be shown.
            let text = variable.value.text
            let isText = String(validating: variable.value.bytes, as: UTF8.self) != nil
            guard let (meaning, isCertain) = directives.meaning(of: name, text) else { continue }
            var problem = meaning.check(text)
            let isMadeOfDoubtful = !doubtful.isDisjoint(with: assignment.references)
            if let found = problem {
                if !found.isWarning { faulty.insert(name) } else { doubtful.insert(name) }
                if found.isWarning, isMadeOfDoubtful { problem = nil }
            }
            values.append(
                CheckedValue(
                    name: name,
                    text: text,
                    range: assignment.valueRange,
                    meaning: meaning,
                    isCertain: isCertain,
                    problem: problem,
                    isLiteral: assignment.isLiteral && isText,
                    nameRange: assignment.name.range,
                    statement: assignment.statement
                )
            )
        }
        return values
    }

    /// Values that are not the ones which were kept: of branches that another caller takes.
    static func others(
        _ assignments: [LastAssignment],
        _ variables: [String: Variable],
        _ directives: Directives,
        _ tokens: RangeList,
        _ source: SourceText
    ) -> [CheckedValue] {
        assignments.flatMap { assignment -> [CheckedValue] in
            let name = assignment.name.text
            let isKept = variables[name]?.path == nil && variables[name] != nil
            return zip(assignment.every, assignment.spots).compactMap { each, spot in
                guard spot.isConditional, !isKept || each.name != assignment.name, !each.isAppended, each.index == nil,
                    case .word(let word) = each.value, let bytes = word.literalBytes,
                    let text = String(validating: bytes, as: UTF8.self),
                    let (meaning, isCertain) = directives.meaning(of: name, text),
                    let problem = meaning.check(text),
                    !isSpoiled(source.bytes[word.range]), !tokens.overlaps(word.range)
                else { return nil }
                return CheckedValue(
                    name: name,
                    text: text,
                    range: word.range,
                    meaning: meaning,
                    isCertain: isCertain,
                    problem: problem,
                    isLiteral: true,
                    nameRange: each.name.range,
                    statement: spot.statement
                )
            }
        }
    }

    /// Whether another rule tells already that this is not the value that was meant.
    private static func isSpoiled(_ bytes: ArraySlice<UInt8>) -> Bool {
        Placeholder.isLeft(in: bytes) || NoBreakSpaces.stand(in: bytes)
            || SmartQuotes.first(in: bytes) == bytes.startIndex
    }
}
