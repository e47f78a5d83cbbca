/// Where the date goes into a value: a substitution that runs `date`, or a function of the file that does.
struct DateSubstitutions {
    /// `date`, and the functions that run it for their own output.
    private let tellers: Set<String>

    init(_ commands: [VisitedCommand]) {
        var callers: [String: [String]] = [:]
        // What a substitution in a function's body does is mostly for a message.
        for visited in commands where !visited.isInSubshell {
            if let function = visited.function, let name = visited.name { callers[name, default: []].append(function) }
        }
        var tellers: Set<String> = []
        var open = ["date"]
        while let name = open.popLast() {
            if tellers.insert(name).inserted { open += callers[name] ?? [] }
        }
        self.tellers = tellers
    }

    /// The first such substitution, those within `${X:-…}` and `$((…))` included.
    func range(in word: Word) -> Range<Int>? {
        for part in word.parts {
            switch part {
            case .command(let substitution, _):
                var tells = false
                substitution.visitCommands { tells = tells || tellers.contains($0.name ?? "") }
                if tells { return substitution.range }
            case .parameter(let parameter, _):
                for word in parameter.words { if let range = range(in: word) { return range } }
            case .arithmetic(let expansion, _):
                if let range = range(in: expansion.expression) { return range }
            case .literal, .tilde, .unicode, .process: break
            }
        }
        return nil
    }
}
