extension Statement {
    /// Calls `visit` with it and with every statement in it, outside substitutions, in the order of the file.
    func visitAll(_ visit: (Statement) -> Void) {
        var open = [self]
        while let statement = open.popLast() {
            visit(statement)
            open += statement.inner.reversed()
        }
    }

    private var inner: [Statement] {
        switch command {
        case .both(let left, let right), .either(let left, let right): [left, right]
        case .not(let statement), .background(let statement, _), .function(_, let statement): [statement]
        case .pipeline(let statements), .subshell(let statements), .group(let statements): statements
        case .conditional(let branches, let otherwise): branches.flatMap { $0.condition + $0.body } + (otherwise ?? [])
        case .forEach(_, _, let body): body
        case .loop(let condition, _, let body): condition + body
        case .choice(_, let choices): choices.flatMap(\.body)
        case .simple, .test, .arithmetic, .unknown: []
        }
    }
}
