/// Where a variable is given a value.
struct AssignmentSpot: Sendable {
    enum Form: Sendable {
        /// `X=w` as a statement of its own.
        case alone
        /// `declare X=w`: behind the bytes of the first word, nothing is declared but this.
        case declared(Range<Int>)
        /// `readonly X=w`.
        case readOnly
        /// Among other words, or in another way.
        case other
    }

    let name: Name
    /// Of the whole statement.
    let statement: Range<Int>
    let form: Form
    /// Whether the statement itself exports the name, or the shell exports all by then.
    let isExported: Bool
    /// In a branch or a loop: it may not be made.
    var isConditional = false
}

/// Notes what a file assigns and exports, command by command.
struct AssignmentCollector {
    typealias Found = (assignment: Assignment, spot: AssignmentSpot)

    /// Of a name that is set, and when it was met, for the order; gone where it is unset.
    private struct Noted<Each> {
        let order: Int
        var all: [Each] = []
    }

    private var assigned: [String: Noted<Found>] = [:]
    private var met = 0
    private var exported: Set<String> = []
    /// Those that are exported whichever branches are taken.
    private var surelyExported: Set<String> = []
    /// Those whose export the file takes back: `export -n X`, `declare +x X`.
    private(set) var takenBack: Set<String> = []
    /// Those that are set without an equals sign of their own: by `read`, `printf -v` and `${X:=w}`.
    private var indirect: [String: [AssignmentSpot]] = [:]
    private var exportsAll = false
    /// The commands of each function that has not been called so far.
    private var bodies: [String: [VisitedCommand]] = [:]
    /// Names that belong to the functions around what is looked at.
    private var locals: Set<String> = []

    init(_ commands: [VisitedCommand]) {
        for visited in commands {
            if let function = visited.function { bodies[function, default: []].append(visited) }
        }
        for visited in commands where !visited.isInFunction { add(visited) }
    }

    private mutating func add(_ visited: VisitedCommand) {
        // What a subshell sets is gone, and what is only reached in a file that is run is never set.
        guard !visited.isInSubshell, !visited.isOnlyRun else { return }
        let command = visited.command
        for name in command.namesSetIndirectly where !locals.contains(name.text) {
            let spot = AssignmentSpot(name: name, statement: visited.range, form: .other, isExported: exportsAll)
            indirect[name.text, default: []].append(spot)
            if exportsAll { export(name.text, isSure: !visited.isConditional) }
        }
        if command.words.isEmpty {
            let form = command.isOneAssignment ? AssignmentSpot.Form.alone : .other
            for assignment in command.assignments { note(assignment, visited, form, isExported: exportsAll) }
            return
        }
        switch visited.name {
        case "export" where command.hasOption("f"): break
        case "export" where command.hasOption("n"): declare(visited, isExported: exportsAll, takesBack: true)
        case "export": declare(visited, isExported: true)
        case "declare", "typeset":
            let takesBack = command.bareWords.dropFirst().contains { $0.hasPrefix("+") && $0.contains("x") }
            declare(visited, isExported: exportsAll || command.hasOption("x"), takesBack: takesBack)
        case "readonly", "local": declare(visited, isExported: exportsAll)
        case "unset" where !command.hasOption("f"):
            for name in command.bareWords.dropFirst() where !locals.contains(name) {
                assigned[name] = nil
                indirect[name] = nil
                exported.remove(name)
                surelyExported.remove(name)
            }
        case "set":
            for option in SetOptions(command)?.options ?? [] where option.name == "allexport" {
                exportsAll = option.isOn
            }
        case let name?: call(name, visited)
        case nil: break
        }
    }

    /// What a function sets is set where it is called; looked at once, at the first call.
    private mutating func call(_ name: String, _ visited: VisitedCommand) {
        guard let body = bodies.removeValue(forKey: name) else { return }
        let outer = locals
        for inner in body { locals.formUnion(inner.command.localNames) }
        for var inner in body {
            inner.isConditional = inner.isConditional || visited.isConditional
            add(inner)
        }
        locals = outer
    }

    private mutating func export(_ name: String, isSure: Bool) {
        guard !locals.contains(name) else { return }
        exported.insert(name)
        takenBack.remove(name)
        if isSure { surelyExported.insert(name) }
    }

    private mutating func takeBack(_ name: String) {
        guard !locals.contains(name) else { return }
        exported.remove(name)
        surelyExported.remove(name)
        takenBack.insert(name)
    }

    /// In the order of their first assignments.
    var names: [String] {
        assigned.sorted { $0.value.order < $1.value.order }.map(\.key)
    }

    /// All of a name, in the order in which they are reached.
    func assignments(of name: String) -> [Found] {
        assigned[name]?.all ?? []
    }

    /// What gives a variable a value in another way, and nothing exports it.
    var unexportedSpots: [String: [AssignmentSpot]] {
        indirect.filter { !isExported($0.key) }
    }

    /// Whether the file exports it: what one branch exports and another only sets is not exported.
    func isExported(_ name: String) -> Bool {
        guard exported.contains(name), !surelyExported.contains(name) else { return exported.contains(name) }
        return assignments(of: name).allSatisfy(\.spot.isExported)
    }

    private mutating func declare(_ visited: VisitedCommand, isExported: Bool, takesBack: Bool = false) {
        for argument in visited.command.words.dropFirst() {
            switch argument {
            case .assignment(let assignment):
                note(assignment, visited, visited.command.declaringForm, isExported: isExported && !takesBack)
                if takesBack { takeBack(assignment.name.text) }
            case .word(let word):
                guard let name = word.bareText, isName(name.utf8) else { continue }
                if takesBack { takeBack(name) } else if isExported { export(name, isSure: true) }
            }
        }
    }

    private mutating func note(
        _ assignment: Assignment,
        _ visited: VisitedCommand,
        _ form: AssignmentSpot.Form,
        isExported: Bool
    ) {
        let name = assignment.name.text
        guard !locals.contains(name) else { return }
        if isExported { export(name, isSure: !visited.isConditional) }
        let spot = AssignmentSpot(
            name: assignment.name,
            statement: visited.range,
            form: form,
            isExported: isExported,
            isConditional: visited.isConditional
        )
        met += 1
        assigned[name, default: Noted(order: met)].all.append((assignment, spot))
    }
}

extension SimpleCommand {
    fileprivate var declaringForm: AssignmentSpot.Form {
        if name == "readonly" { return .readOnly }
        let declared = words.dropFirst().filter { argument in
            if case .word(let word) = argument { word.bareText?.hasPrefix("-") != true } else { true }
        }
        guard name == "declare" || name == "typeset", declared.count == 1, case .word(let first) = words.first else {
            return .other
        }
        return .declared(first.range)
    }

    /// Those that it declares as a function's own.
    fileprivate var localNames: [String] {
        guard name == "local" || ((name == "declare" || name == "typeset") && !hasOption("g")) else { return [] }
        return words.dropFirst().compactMap { argument in
            switch argument {
            case .assignment(let assignment): assignment.name.text
            case .word(let word): word.bareText
            }
        }
    }

    /// By `read`, `printf -v` and `${X:=w}`.
    var namesSetIndirectly: [Name] {
        var names: [Name] = []
        for word in allWords { word.collectDefaults(into: &names) }
        switch name {
        case "read": names += namesRead
        case "printf":
            if words.count > 2, bareWords.dropFirst().first == "-v", case .word(let word) = words[2] {
                names += word.asName.map { [$0] } ?? []
            }
        default: break
        }
        return names
    }

    /// The words behind the options of `read`.
    private var namesRead: [Name] {
        var names: [Name] = []
        var isOption = true
        var rest = words.dropFirst()
        while let argument = rest.popFirst() {
            guard case .word(let word) = argument else { continue }
            if isOption, let text = word.bareText, text.hasPrefix("-"), text.utf8.count > 1 {
                // Letters that take the next word where nothing stands behind them.
                if let last = text.last, "adinNptu".contains(last) { _ = rest.popFirst() }
                continue
            }
            isOption = false
            if let name = word.asName { names.append(name) }
        }
        return names
    }
}

extension Word {
    fileprivate var asName: Name? {
        guard let text = bareText, isName(text.utf8), text.utf8.count == range.count else { return nil }
        return Name(text: text, offset: range.lowerBound)
    }

    /// The names of `${X:=w}` in it.
    fileprivate func collectDefaults(into names: inout [Name]) {
        for case .parameter(let parameter, _) in parts {
            if case .assign = parameter.operation, let name = parameter.name {
                names.append(Name(text: name, offset: parameter.range.lowerBound + 2))
            }
            for word in parameter.words { word.collectDefaults(into: &names) }
        }
    }
}
