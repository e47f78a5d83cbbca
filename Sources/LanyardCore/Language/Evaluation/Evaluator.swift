extension EnvScript {
    /// What bash would have in its variables after `. FILE`, without anything having run.
    package func evaluate(in surroundings: Surroundings) -> Evaluation {
        var evaluator = Evaluator(script: self, surroundings: surroundings)
        evaluator.runAll()
        return evaluator.finished()
    }

    /// The same for a text that stands alone.
    ///
    /// - Parameter environment: the caller's exported variables; they count as set.
    package func evaluate(environment: (String) -> ByteString?) -> Evaluation {
        withoutActuallyEscaping(environment) { evaluate(in: .alone($0)) }
    }
}

/// Runs a script's tree on variables of its own: the shell without anything outside it.
///
/// Whatever it does not answer it tells as a problem, gives the statement up, and goes on behind it.
struct Evaluator {
    /// Bytes of the largest value.
    static let valueLimit = 1 << 20
    /// A step is one part of a word, or 32 bytes of a value, so memory is bounded as well; a command is ten, what is
    /// told four hundred: so all of them together take no tenth of a second.
    static let stepLimit = 1_000_000
    /// Bytes of NAME=value, without its NUL, that execve(2) still takes.
    static let exportLimit = 131_071
    /// Functions and files within each other.
    static let depthLimit = 16

    /// All files that have been read, the env.sh itself first.
    private(set) var scripts: [EnvScript]
    /// The number of the one whose statements run.
    var source = 0
    let surroundings: Surroundings
    var state = ShellState()
    private(set) var problems: [Diagnostic] = []
    private(set) var readFiles: [Evaluation.ReadFile] = []
    private var ranks = 0
    private(set) var steps = 0
    private(set) var isExhausted = false
    /// Whether all of the value that is being expanded is known.
    var isComplete = true
    /// Whose value that is.
    var target = ""
    /// Names that have lost their values, for what would have set them is not answered.
    private(set) var lostNames: Set<String>

    /// Above 0 a statement that is given up gives up what stands around it.
    var strictness = 0
    /// Above 0 unset variables are nothing to be told: within tests, and in words whose output nobody sees.
    var unsetIsFine = 0
    /// Above 0 a failure ends nothing, for it is a condition.
    var conditions = 0
    /// How many loops are open, in the function that runs.
    var loops = 0
    var depth = 0
    /// The outermost `$(…)` whose commands run, and the file it stands in: what is to be replaced where one of them is
    /// not answered.
    var outermost: (source: Int, range: Range<Int>)?
    /// What the commands within `$(…)` have printed; nil: nobody listens.
    var output: [UInt8]?
    /// Comparisons of patterns that are not counted as steps yet.
    var patternCost = 0
    /// Where the expression stands that is being evaluated.
    var arithmeticRange = 0..<0
    /// What `read` and `cat` read; nil: nothing that is known.
    var input: Input?
    /// How often something was read from it.
    var inputReads = 0
    /// What the file assigns that was asked about last.
    var assignedInSource: (source: Int, names: AssignedNames)?

    struct Input {
        var bytes: [UInt8]
        var position = 0
    }

    init(script: EnvScript, surroundings: Surroundings) {
        scripts = [script]
        lostNames = script.unreadNames
        self.surroundings = surroundings
    }

    var script: EnvScript { scripts[source] }

    mutating func runAll() {
        do throws(GivenUp) {
            try takeCallersOptions()
            _ = try run(script.statements)
        } catch {
            // Told already.
        }
        guard state.options.contains(.endOnError), state.status != 0, let last = script.statements.last else { return }
        report(
            "refused",
            last.range,
            "the file ends with a failure, and after set -e that ends the shell that sources it",
            ["remove set -e", "or append: || true"]
        )
    }

    /// Reads a further file, and says which number it has.
    mutating func add(_ script: EnvScript) -> Int {
        scripts.append(script)
        lostNames.formUnion(script.unreadNames)
        return scripts.count - 1
    }

    mutating func note(_ file: Evaluation.ReadFile) {
        if !readFiles.contains(where: { $0.path == file.path }) { readFiles.append(file) }
    }

    // MARK: - Problems

    /// Counts work; false once there was too much of it.
    mutating func spend(_ count: Int, at range: Range<Int>) -> Bool {
        steps += count
        guard steps > Evaluator.stepLimit, !isExhausted else { return !isExhausted }
        isExhausted = true
        report("refused", range, "reading this file takes more than a million steps", ["make it shorter"])
        return false
    }

    mutating func report(
        _ rule: String,
        _ range: Range<Int>,
        _ message: String,
        _ hints: [String] = [],
        slip: Diagnostic.Slip? = nil
    ) {
        isComplete = false
        // Within a loop the same is told, and not kept, again and again.
        steps += 400
        var problem = script.source.diagnostic(rule, range, message)
        problem.hints = hints
        problem.slip = slip
        add(problem)
    }

    mutating func add(_ problem: Diagnostic) {
        // A loop's body, or a function's, tells the same again and again.
        guard problems.count < EnvScript.problemLimit, !problems.contains(problem) else { return }
        problems.append(problem)
    }

    /// Tells why something is not answered, and gives the statement up.
    mutating func refuse(_ range: Range<Int>, _ message: String, _ hints: String...) -> GivenUp {
        report("refused", range, message, hints)
        return GivenUp()
    }

    /// The whole substitution that a command stands in, else the command.
    func blamed(_ range: Range<Int>) -> Range<Int> {
        if let outermost, outermost.source == source { outermost.range } else { range }
    }

    /// Whether a variable's value cannot be known, for the statement that sets it was given up: told already.
    func isLost(_ name: String) -> Bool {
        lostNames.contains(name)
    }

    mutating func lose(_ names: some Sequence<String>) {
        lostNames.formUnion(names)
    }

    mutating func regain(_ name: String) {
        if !lostNames.isEmpty { lostNames.remove(name) }
    }

    // MARK: - Variables

    /// The variable, as the file or else the caller set it.
    func slot(_ name: String) -> VariableSlot {
        if let known = state.variables[name] { return known }
        guard let value = surroundings.environment(name) else { return VariableSlot() }
        // Bash takes no value of these from its caller (of PS4 not where it is root), but goes on exporting them.
        if name == "IFS" || name == "PS4" { return VariableSlot(nil, isExported: true) }
        return VariableSlot(.scalar(value), isExported: true)
    }

    mutating func nextRank() -> Int {
        ranks += 1
        return ranks
    }
}
