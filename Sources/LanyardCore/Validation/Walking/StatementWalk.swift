/// A simple command, and what stands around it.
struct VisitedCommand {
    let command: SimpleCommand
    /// The first word's text, where it is a plain one.
    let name: String?
    let range: Range<Int>
    /// In the body of a function, which may never be called.
    var isInFunction = false
    /// That function's name: of several within each other, the innermost.
    var function: String?
    /// In `$(…)`, `( … )` or a pipe: nothing that it changes stays.
    var isInSubshell = false
    /// In a branch or a loop, or behind `&&` or `||`: it may not be run, or more than once.
    var isConditional = false
    /// Reached only where the file is run and not sourced: behind `return`, or where `$0` is the file.
    var isOnlyRun = false
}

extension EnvScript {
    /// Every simple command, in the order in which they stand in the file.
    var commands: [VisitedCommand] {
        var commands: [VisitedCommand] = []
        visitCommands { commands.append($0) }
        return commands
    }

    /// Calls `visit` with every simple command, in the order in which they stand in the file.
    func visitCommands(_ visit: (VisitedCommand) -> Void) {
        visitEach(statements, .outermost, visit)
    }
}

extension CommandSubstitution {
    /// Calls `visit` with every simple command in it, those of substitutions within it included.
    func visitCommands(_ visit: (VisitedCommand) -> Void) {
        visitEach(body, .outermost, visit)
    }
}

extension VisitedCommand {
    /// What surrounds the commands of a file.
    fileprivate static let outermost = VisitedCommand(
        command: SimpleCommand(assignments: [], words: [], redirections: []),
        name: nil,
        range: 0..<0
    )
}

/// Behind one that ends the file, the others are reached only where it is run.
private func visitEach(_ statements: [Statement], _ context: VisitedCommand, _ visit: (VisitedCommand) -> Void) {
    var context = context
    for statement in statements {
        statement.visit(context, visit)
        if statement.endsSourcedFile { context.isOnlyRun = true }
    }
}

extension Statement {
    fileprivate func visit(_ context: VisitedCommand, _ visit: (VisitedCommand) -> Void) {
        func each(_ statements: [Statement], _ context: VisitedCommand) {
            visitEach(statements, context, visit)
        }
        var inner = context
        switch command {
        case .simple(let command):
            command.visitSubstitutions(context, visit)
            visit(
                VisitedCommand(
                    command: command,
                    name: command.name,
                    range: range,
                    isInFunction: context.isInFunction,
                    function: context.function,
                    isInSubshell: context.isInSubshell,
                    isConditional: context.isConditional,
                    isOnlyRun: context.isOnlyRun
                )
            )
        case .both, .either: visitList(context, visit)
        case .not(let statement): statement.visit(context, visit)
        case .background(let statement, _):
            inner.isInSubshell = true
            statement.visit(inner, visit)
        case .pipeline(let statements), .subshell(let statements):
            inner.isInSubshell = true
            each(statements, inner)
        case .group(let statements): each(statements, context)
        case .conditional(let branches, let otherwise):
            inner.isConditional = true
            for branch in branches {
                each(branch.condition, inner)
                var body = inner
                let result = branch.condition.last?.resultWhenSourced
                body.isOnlyRun = inner.isOnlyRun || result == false
                each(branch.body, body)
                inner.isOnlyRun = inner.isOnlyRun || result == true
            }
            each(otherwise ?? [], inner)
        case .forEach(_, let words, let body):
            for word in words ?? [] { word.visitSubstitutions(context, visit) }
            inner.isConditional = true
            each(body, inner)
        case .loop(let condition, _, let body):
            inner.isConditional = true
            each(condition, inner)
            each(body, inner)
        case .choice(let word, let choices):
            word.visitSubstitutions(context, visit)
            inner.isConditional = true
            for choice in choices { each(choice.body, inner) }
        case .function(let name, let body):
            inner.isInFunction = true
            inner.function = name.text
            body.visit(inner, visit)
        case .test, .arithmetic, .unknown: break
        }
    }
}

extension Statement {
    /// `a && b || c`, from left to right.
    private func visitList(_ context: VisitedCommand, _ visit: (VisitedCommand) -> Void) {
        var first = self
        var others: [(isBoth: Bool, statement: Statement)] = []
        while true {
            if case .both(let left, let right) = first.command {
                others.append((true, right))
                first = left
            } else if case .either(let left, let right) = first.command {
                others.append((false, right))
                first = left
            } else {
                break
            }
        }
        first.visit(context, visit)
        var result = first.resultWhenSourced
        for other in others.reversed() {
            let isSkipped = first.isReturn || result == !other.isBoth
            var inner = context
            inner.isConditional = true
            inner.isOnlyRun = context.isOnlyRun || isSkipped
            other.statement.visit(inner, visit)
            if !isSkipped { result = result == nil ? nil : other.statement.resultWhenSourced }
        }
    }
}

extension SimpleCommand {
    /// Those before the command and those that it declares.
    var allAssignments: [Assignment] {
        assignments
            + words.compactMap { argument in
                if case .assignment(let assignment) = argument { assignment } else { nil }
            }
    }

    /// Every word in it, those of its assignments included.
    var allWords: [Word] {
        var words: [Word] = assignments.flatMap(\.words)
        for argument in self.words {
            switch argument {
            case .word(let word): words.append(word)
            case .assignment(let assignment): words += assignment.words
            }
        }
        return words + redirections.map(\.target)
    }

    fileprivate func visitSubstitutions(_ context: VisitedCommand, _ visit: (VisitedCommand) -> Void) {
        for word in allWords { word.visitSubstitutions(context, visit) }
    }
}

extension Assignment {
    var words: [Word] {
        switch value {
        case .word(let word): [word]
        case .array(let elements, _): elements.map(\.word)
        }
    }
}

extension Word {
    fileprivate func visitSubstitutions(_ context: VisitedCommand, _ visit: (VisitedCommand) -> Void) {
        for part in parts {
            switch part {
            case .command(let substitution, _):
                var inner = context
                inner.isInSubshell = true
                for statement in substitution.body { statement.visit(inner, visit) }
            case .parameter(let parameter, _):
                for word in parameter.words { word.visitSubstitutions(context, visit) }
            case .arithmetic(let expansion, _): expansion.expression.visitSubstitutions(context, visit)
            case .literal, .tilde, .unicode, .process: break
            }
        }
    }
}

extension ParameterExpansion {
    /// The words that stand in it.
    var words: [Word] {
        var words: [Word] = []
        if case .index(let word) = element { words.append(word) }
        switch operation {
        case .otherwise(let word, _), .assign(let word, _), .fail(let word, _), .instead(let word, _),
            .removePrefix(let word, _), .removeSuffix(let word, _):
            words.append(word)
        case .replace(let pattern, let replacement, _): words += [pattern] + (replacement.map { [$0] } ?? [])
        case .substring(let offset, let length): words += [offset] + (length.map { [$0] } ?? [])
        case .changeCase(_, _, let pattern): words += pattern.map { [$0] } ?? []
        case .length, .unknown, nil: break
        }
        return words
    }
}
