/// Finds the name that was probably meant.
package enum NameSuggestion {
    /// A file with more names than that was not written by hand.
    static let nameLimit = 1000

    /// Steps of the evaluator's that a search takes: twenty cells of the table are one.
    static func cost(of name: String, among count: Int) -> Int {
        let length = min(name.utf8.count, lengthLimit)
        return min(count, 2 * nameLimit) * (1 + length * length / 20)
    }

    /// Bytes: longer ones are no slip of a finger.
    static let lengthLimit = 100

    /// The nearest of the known names: one that the name is the beginning of, or at most a third of it mistyped.
    package static func nearest(to name: String, among known: [String]) -> String? {
        let candidates = Set(known).filter { $0 != name && $0.utf8.count <= lengthLimit }.sorted()
        guard name.utf8.count <= lengthLimit else { return nil }
        let ranked = candidates.prefix(nameLimit).compactMap { candidate -> (distance: Int, name: String)? in
            // Of two letters, one that differs is no slip of the finger.
            guard name.utf8.count >= 3 else { return nil }
            let difference = candidate.utf8.count - name.utf8.count
            if abs(difference) <= max(1, name.utf8.count / 3) {
                let distance = distance(Array(name.utf8), Array(candidate.utf8))
                if distance <= max(1, name.utf8.count / 3) { return (distance, candidate) }
            }
            let isPart = candidate.hasPrefix(name + "_") || candidate.hasSuffix("_" + name)
            return isPart ? (100 + difference, candidate) : nil
        }
        return ranked.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// The one name that was meant without a doubt: a slip of the finger away, or but for the case; nil: there is none,
    /// or more than one.
    ///
    /// `PROJECT` for `PROJECT_ID` counts too, where nothing else begins like it: the ID is the project's name.
    static func sure(for name: String, among known: [String]) -> String? {
        let near = near(name, among: known) { isSlip($0, for: $1) }
        if !near.isEmpty { return near.count == 1 ? near.first : nil }
        let longer = known.filter { $0.hasPrefix(name + "_") }
        return Set(longer) == [name + "_ID"] && name.utf8.count >= 3 ? name + "_ID" : nil
    }

    /// The one name that is a single letter or sign away, or but for the case. Digits are none: `europe-west2` is another
    /// region.
    static func only(near name: String, among known: [String]) -> String? {
        let near = near(name, among: known) { name, candidate in
            candidate.filter(\.isDigit) == name.filter(\.isDigit) && distance(name, candidate) == 1
        }
        return near.count == 1 ? near.first : nil
    }

    private static func near(
        _ name: String,
        among known: [String],
        where isNear: (_ name: [UInt8], _ candidate: [UInt8]) -> Bool
    ) -> Set<String> {
        guard name.utf8.count >= 3, name.utf8.count <= lengthLimit else { return [] }
        let candidates = Set(known).filter { $0 != name && abs($0.utf8.count - name.utf8.count) <= 1 }
        guard candidates.count <= nameLimit else { return [] }
        return candidates.filter { candidate in
            candidate.lowercased() == name.lowercased() || isNear(Array(name.utf8), Array(candidate.utf8))
        }
    }

    /// Two letters exchanged, one left out, or one too many: within a word of the name, for its first and its last letter
    /// make another word of it, as in `HOST_A` and `RANKS`. So does another letter: `CPU`, `GPU`.
    private static func isSlip(_ name: [UInt8], for candidate: [UInt8]) -> Bool {
        let (shorter, longer) = name.count < candidate.count ? (name, candidate) : (candidate, name)
        guard let place = longer.indices.first(where: { $0 >= shorter.count || shorter[$0] != longer[$0] }) else {
            return false
        }
        let word = longer[..<place].reversed().prefix { $0 != UInt8(ascii: "_") && !$0.isDigit }.count
        let rest = longer[place...].prefix { $0 != UInt8(ascii: "_") && !$0.isDigit }.count
        guard word > 0, rest > 1, word + rest > 4 else { return false }
        if longer.count == shorter.count {
            var exchanged = longer
            exchanged.swapAt(place, place + 1)
            return exchanged == shorter
        }
        return longer.count == shorter.count + 1 && longer[(place + 1)...].elementsEqual(shorter[place...])
    }

    /// Levenshtein's distance in bytes, a neighbouring pair exchanged counting once.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var older: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var cost = previous[column] + (left[row] == right[column] ? 0 : 1)
                cost = min(cost, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, older[column - 1] + 1)
                }
                current.append(cost)
            }
            older = previous
            previous = current
        }
        return previous[right.count]
    }
}
