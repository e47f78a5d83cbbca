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

    /// The one name that was meant without a doubt: one slip of a finger away, or but for the case; nil: there is none,
    /// or more than one.
    ///
    /// `PROJECT` for `PROJECT_ID` counts too, where nothing else begins like it: the ID is the project's name. Digits
    /// are no slip: `REGION_2` is another region.
    static func sure(for name: String, among known: [String]) -> String? {
        guard name.utf8.count >= 3, name.utf8.count <= lengthLimit else { return nil }
        let candidates = Set(known).filter { $0 != name && abs($0.utf8.count - name.utf8.count) <= 3 }
        guard candidates.count <= nameLimit else { return nil }
        let near = candidates.filter { candidate in
            candidate.lowercased() == name.lowercased()
                || (candidate.utf8.filter(\.isDigit) == name.utf8.filter(\.isDigit)
                    && abs(candidate.utf8.count - name.utf8.count) <= 1
                    && distance(Array(name.utf8), Array(candidate.utf8)) == 1)
        }
        if !near.isEmpty { return near.count == 1 ? near.first : nil }
        let longer = known.filter { $0.hasPrefix(name + "_") }
        return Set(longer) == [name + "_ID"] ? name + "_ID" : nil
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
