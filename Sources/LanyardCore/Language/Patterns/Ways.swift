/// How far a text has come in a pattern, on all ways that are open.
struct Ways {
    private let tokens: [Pattern.Token]
    private let mode: Characters?
    /// The tokens that may come next, rising; their number stands for the end.
    private var places: [Int] = []

    init(through tokens: [Pattern.Token], _ mode: Characters?) {
        self.tokens = tokens
        self.mode = mode
        add(0, to: &places)
    }

    var isEmpty: Bool { places.isEmpty }
    var isAtEnd: Bool { places.last == tokens.count }

    /// Whether all that may follow matches.
    var endsInAnything: Bool { isAtEnd && tokens.last == .anything }

    /// One character further on all ways.
    mutating func step(_ character: UInt32, within budget: inout MatchBudget) throws(PatternProblem) {
        var next: [Int] = []
        next.reserveCapacity(places.count + 1)
        var cost = 1
        for place in places where place < tokens.count {
            cost += 1
            switch tokens[place] {
            case .anything: add(place, to: &next)
            case .any: add(place + 1, to: &next)
            case .character(let own): if own == character { add(place + 1, to: &next) }
            case .set(let set):
                cost += set.members.count
                guard let isMember = set.contains(character, mode) else { throw .locale }
                if isMember { add(place + 1, to: &next) }
            }
        }
        places = next
        try budget.spend(cost)
    }

    /// A `*` may stand for nothing, so what is behind it may come next too.
    private func add(_ place: Int, to places: inout [Int]) {
        var place = place
        while places.last.map({ $0 < place }) ?? true {
            places.append(place)
            guard place < tokens.count, tokens[place] == .anything else { return }
            place += 1
        }
    }
}
