extension EnvScript {
    /// What bash would have in its variables after reading the file.
    ///
    /// - Parameter environment: the caller's exported variables; they count as set.
    package func evaluate(environment: (String) -> ByteString?) -> Evaluation {
        withoutActuallyEscaping(environment) { environment in
            var evaluator = Evaluator(script: self, environment: environment)
            for statement in statements where !evaluator.isExhausted { evaluator.run(statement) }
            return evaluator.finished()
        }
    }
}

/// Assigns one statement after the other.
struct Evaluator {
    /// Bytes of the largest value.
    static let valueLimit = 1 << 20
    /// A step is one part of a word, or 64 bytes of a value: so memory is bounded as well.
    static let stepLimit = 1_000_000
    /// Bytes of NAME=value, without its NUL, that execve(2) still takes.
    static let exportLimit = 131_071

    struct Slot {
        var value: ByteString?
        var isExported = false
        var isReadOnly = false
        var isComplete = true
        /// Its number in the order of first assignments.
        var rank = 0
        var name = 0..<0
        var valueOffset = 0
    }

    let script: EnvScript
    private let environment: (String) -> ByteString?
    var slots = VariableTable()
    var problems: [Diagnostic] = []
    private var exportsAll = false
    private var ranks = 0
    private(set) var steps = 0
    private(set) var isExhausted = false
    /// Whether all of the value that is being expanded is known.
    var isComplete = true
    /// Whose value that is.
    private(set) var target = ""
    /// Names that the file assigns anywhere; none where there are too many to have been written by hand.
    lazy var assignedNames: [String] = {
        let names = script.assignedNames
        return names.count > NameSuggestion.nameLimit ? [] : names
    }()

    init(script: EnvScript, environment: @escaping (String) -> ByteString?) {
        self.script = script
        self.environment = environment
    }

    mutating func run(_ statement: Statement) {
        switch statement.action {
        case .assign(let assignments):
            for assignment in assignments {
                let (value, isComplete) = value(of: assignment)
                assign(value, isComplete: isComplete, to: assignment, marking: [])
            }
        case .declare(let attributes, let declared):
            // bash expands the whole command line before `export` assigns anything.
            let values = declared.map { item in
                if case .assignment(let assignment) = item { return value(of: assignment) }
                return (ByteString(), true)
            }
            for (item, (value, isComplete)) in zip(declared, values) {
                switch item {
                case .assignment(let assignment):
                    assign(value, isComplete: isComplete, to: assignment, marking: attributes)
                case .name(let name): mark(name, attributes)
                }
            }
        case .unset(let names):
            for name in names { unset(name) }
        case .exportAll(let isOn):
            exportsAll = isOn
        case .nothing:
            break
        }
    }

    private mutating func value(of assignment: Statement.Assignment) -> (value: ByteString, isComplete: Bool) {
        target = assignment.name.text
        return expand(assignment.value)
    }

    /// The variable, as the file or else the caller set it.
    func slot(_ name: String) -> Slot {
        if let known = slots[name] { return known }
        // The one variable that bash does not take from its caller.
        guard name != "IFS", let value = environment(name) else { return Slot() }
        return Slot(value: value, isExported: true)
    }

    /// Counts work; false once there was too much of it.
    mutating func spend(_ count: Int, at range: Range<Int>) -> Bool {
        steps += count
        guard steps > Evaluator.stepLimit, !isExhausted else { return !isExhausted }
        isExhausted = true
        report("refused", range, "reading this file takes more than a million steps", ["make it shorter"])
        return false
    }

    mutating func report(_ rule: String, _ range: Range<Int>, _ message: String, _ hints: [String] = []) {
        guard problems.count < EnvScript.problemLimit else { return }
        var problem = script.source.diagnostic(rule, range, message)
        problem.hints = hints
        problems.append(problem)
    }

    private mutating func assign(
        _ value: ByteString,
        isComplete: Bool,
        to assignment: Statement.Assignment,
        marking attributes: Statement.Attributes
    ) {
        var slot = slot(assignment.name.text)
        guard !slot.isReadOnly else { return reportReadOnly(assignment.name) }
        if slot.rank == 0 { slot.rank = nextRank() }
        slot.value = value
        slot.isComplete = isComplete
        slot.isExported = slot.isExported || exportsAll || attributes.contains(.exported)
        slot.isReadOnly = attributes.contains(.readOnly)
        slot.name = assignment.name.range
        slot.valueOffset = assignment.value.range.lowerBound
        slots[assignment.name.text] = slot
    }

    private mutating func mark(_ name: Statement.Name, _ attributes: Statement.Attributes) {
        var slot = slot(name.text)
        if slot.value == nil, ShellVariables.isSupplied(name.text) {
            return report("refused", name.range, "\(name.text) has a value that only the shell knows", ["set it first"])
        }
        if slot.rank == 0 {
            slot.rank = nextRank()
            slot.name = name.range
            slot.valueOffset = name.offset
        }
        if attributes.contains(.exported) { slot.isExported = true }
        if attributes.contains(.readOnly) { slot.isReadOnly = true }
        slots[name.text] = slot
    }

    private mutating func unset(_ name: Statement.Name) {
        guard !slot(name.text).isReadOnly else { return reportReadOnly(name) }
        // An empty slot hides the caller's variable.
        slots[name.text] = Slot()
    }

    private mutating func reportReadOnly(_ name: Statement.Name) {
        report(
            "refused",
            name.range,
            "\(name.text) is read-only since an earlier line, and bash stops here",
            ["set it once, or without readonly"]
        )
    }

    private mutating func nextRank() -> Int {
        ranks += 1
        return ranks
    }

    mutating func finished() -> Evaluation {
        let source = script.source
        var variables: [Variable] = []
        for entry in slots.entries.sorted(by: { $0.slot.rank < $1.slot.rank }) where entry.slot.rank > 0 {
            let (name, slot) = (entry.name, entry.slot)
            guard let value = slot.value else { continue }
            if slot.isExported, name.utf8.count + 1 + value.bytes.count > Evaluator.exportLimit {
                report(
                    "value-too-long",
                    slot.name,
                    "\(name) has \(value.bytes.count) bytes, and no program can be started with more than "
                        + "\(Evaluator.exportLimit) in NAME=value",
                    ["put it into a file, and name that"]
                )
            }
            variables.append(
                Variable(
                    name: name,
                    value: value,
                    isExported: slot.isExported,
                    isComplete: slot.isComplete,
                    place: source.place(ofByte: slot.name.lowerBound),
                    valuePlace: source.place(ofByte: slot.valueOffset)
                )
            )
        }
        let unset = slots.entries
            .filter { ($0.slot.value == nil || !$0.slot.isExported) && environment($0.name) != nil }
            .map(\.name).sorted()
        return Evaluation(variables: variables, unsetNames: unset, problems: problems)
    }
}
