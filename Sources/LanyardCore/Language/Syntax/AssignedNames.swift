/// A place where a variable may be given a value.
struct AssignedName {
    let text: String
    let offset: Int
    /// Of the simple command that it stands in, or of the loop's name.
    let command: Range<Int>
}

/// All of a script's, gathered once: each thing that is told of an unset variable asks for them.
struct AssignedNames {
    /// Each once, sorted; none where there are too many to have been written by hand.
    let names: [String]
    /// In the order in which they stand in the file.
    private let places: [AssignedName]

    init(of script: EnvScript, atMost limit: Int) {
        var places: [AssignedName] = []
        for statement in script.statements { statement.visitAssignedNames { places.append($0) } }
        var names: Set<String> = []
        for place in places where names.count <= limit { names.insert(place.text) }
        self.places = places
        self.names = names.count > limit ? [] : names.sorted()
    }

    func places(of name: String) -> [AssignedName] {
        places.filter { $0.text == name }
    }
}

extension Statement {
    /// Names that it may assign, anywhere in it: what is lost where it cannot be answered.
    var assignedNames: Set<String> {
        var names: Set<String> = []
        visitAssignedNames { names.insert($0.text) }
        return names
    }

    /// Calls `visit` with each of them, as often as it is assigned.
    func visitAssignedNames(_ visit: (AssignedName) -> Void) {
        func each(_ statements: [Statement]) {
            for statement in statements { statement.visitAssignedNames(visit) }
        }
        switch command {
        case .simple(let command): command.visitAssignedNames(range, visit)
        case .both(let left, let right), .either(let left, let right): each([left, right])
        case .not(let statement), .background(let statement, _): statement.visitAssignedNames(visit)
        case .group(let statements): each(statements)
        case .conditional(let branches, let otherwise):
            for branch in branches { each(branch.condition + branch.body) }
            each(otherwise ?? [])
        case .forEach(let name, _, let body):
            visit(AssignedName(text: name.text, offset: name.offset, command: name.range))
            each(body)
        case .loop(let condition, _, let body): each(condition + body)
        case .choice(_, let choices): for choice in choices { each(choice.body) }
        case .pipeline, .subshell, .function, .test, .arithmetic, .unknown: break
        }
    }
}

extension SimpleCommand {
    fileprivate func visitAssignedNames(_ range: Range<Int>, _ visit: (AssignedName) -> Void) {
        func note(_ name: Name) { visit(AssignedName(text: name.text, offset: name.offset, command: range)) }
        if words.isEmpty { for assignment in assignments { note(assignment.name) } }
        for case .assignment(let assignment) in words { note(assignment.name) }
        // `read -r X Y`: what its words may name.
        if name == "read" || name == "printf" {
            for case .word(let word) in words.dropFirst() {
                if let text = word.bareText, isName(text.utf8) { note(Name(text: text, offset: word.range.lowerBound)) }
            }
        }
    }
}
