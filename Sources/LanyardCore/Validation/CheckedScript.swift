/// An env.sh as the rules see it: read as far as it can be read, with all that was noticed on the way.
///
/// A class, for forty rules share it: as a value of twenty parts it cost more to hand about than to look at.
package final class CheckedScript {
    package let source: SourceText
    /// What the file sets, without the statements that could not be read.
    package let evaluation: Evaluation
    /// Its variables by their names: in ``evaluation`` each would be looked for among all.
    let variables: [String: Variable]
    /// Whether its variables may redirect credentials: the user has allowed these bytes, or the file is the user's own.
    package let isAllowed: Bool
    /// The caller's exported variables.
    let environment: (String) -> ByteString?
    /// What parser and evaluator have told.
    let diagnostics: [Diagnostic]
    /// Names whose assignment stands in a statement that could not be read.
    let unreadNames: Set<String>
    /// The last assignment of each name, in the order of the names' first.
    let assignments: [LastAssignment]
    /// The places in ``assignments`` of those whose values are made from a name.
    private(set) lazy var users: [String: [Int]] = assignments.enumerated().reduce(into: [:]) { users, assignment in
        for name in assignment.element.references { users[name, default: []].append(assignment.offset) }
    }
    /// The places in ``assignments`` by the name.
    private(set) lazy var assignmentPlaces: [String: Int] = assignments.enumerated().reduce(into: [:]) {
        $0[$1.element.name.text] = $1.offset
    }
    /// The places in ``assignments`` in the order of the values' bytes.
    private lazy var assignmentsByValue: [Int] = assignments.indices.sorted {
        assignments[$0].valueRange.lowerBound < assignments[$1].valueRange.lowerBound
    }
    /// What else gives a variable a value that nothing exports.
    let unexportedSpots: [String: [AssignmentSpot]]
    /// Names whose export the file takes back.
    let takenBack: Set<String>
    /// Where the file exports names that stand in a value (`export $NAMES`): all that is exported in the end, for which
    /// of them were meant nobody knows.
    private(set) lazy var namesExportedByValue: Set<String> = {
        let isMeant = commands.contains { visited in
            visited.name == "export" && !visited.isInSubshell
                && visited.command.words.contains { argument in
                    if case .word(let word) = argument { word.literalBytes == nil } else { false }
                }
        }
        return isMeant ? Set(evaluation.exports.map(\.name)) : []
    }()
    /// The tree, as far as it could be read.
    let script: EnvScript
    /// Every simple command in it.
    let commands: [VisitedCommand]
    /// Whether a function's output may become a value.
    private(set) lazy var hearsFunctions: Bool = {
        let functions = Set(commands.compactMap(\.function))
        return commands.contains { $0.isInSubshell && $0.name.map(functions.contains) ?? true }
    }()
    /// Where `read`, `printf -v` and `${X:=w}` name what they set; of several places the last.
    private(set) lazy var namesSetIndirectly: [String: Range<Int>] = commands.reduce(into: [:]) { names, visited in
        guard !visited.isInSubshell else { return }
        for name in visited.command.namesSetIndirectly { names[name.text] = name.range }
    }
    /// ``parametersOfBranches()``, gathered once for the rules that ask.
    private(set) lazy var parametersInBranches = parametersOfBranches()
    /// How often each name is assigned, wherever that is reached.
    private(set) lazy var assignmentCounts: [String: Int] = commands.reduce(into: [:]) { counts, visited in
        for assignment in visited.command.assignments { counts[assignment.name.text, default: 0] += 1 }
        for case .assignment(let assignment) in visited.command.words { counts[assignment.name.text, default: 0] += 1 }
    }
    /// Whether the file uses `$?`.
    private(set) lazy var asksForStatus: Bool = {
        let bytes = source.bytes
        return bytes.indices.dropFirst().contains { place in
            bytes[place] == UInt8(ascii: "?")
                && (bytes[place - 1] == UInt8(ascii: "$") || bytes[place - 1] == UInt8(ascii: "{"))
        }
    }()
    /// Names from which the file makes anything.
    let usedNames: Set<String>
    /// Names that are set or used anywhere in it, or set by what it reads.
    private(set) lazy var knownNames: Set<String> = Set(assignmentCounts.keys)
        .union(commands.flatMap { $0.command.namesSetIndirectly.map(\.text) })
        .union(variables.keys).union(usedNames).union(unreadNames)
    let values: [CheckedValue]
    /// What a branch would give that is not taken here, where it stands there as plain text and is wrong.
    let otherValues: [CheckedValue]
    let directives: Directives
    /// In their order.
    let secrets: [Secret]
    /// What is never shown: the secrets, and what may be one.
    let hidden: [Range<Int>]
    /// Those of which a shell takes a part for something else, to the end of their lines.
    let strays: [Range<Int>]
    /// Hides them in what is told. Few files need it.
    private(set) lazy var redaction = Redaction(self)
    /// The file's bytes as they may be quoted.
    private(set) lazy var shownBytes = masked(source.bytes)
    /// The texts of the files that it sources, as they may be quoted.
    private(set) lazy var shownSources = evaluation.sources.map { text in
        text.showing(redaction.masked(SecretForms.masked(text.bytes)))
    }
    /// Names of the variables from which a secret is made, those of the secrets among them: their values are nothing to
    /// write down.
    private(set) lazy var partsOfSecrets = parts(of: \.isSecret)
    /// Where their values stand.
    private(set) lazy var valuesOfSecrets = RangeList(
        assignments.filter { partsOfSecrets.contains($0.name.text) }.map(\.valueRange)
    )
    /// Names of the variables from which a bucket's name is made.
    private(set) lazy var partsOfBuckets = parts {
        VariableMeaning.isBucket($0.name.text) || source.text($0.valueRange).contains("gs://")
    }
    /// Whether the text is the shell code of a page: then its commands are nobody's env.sh.
    package let isPage: Bool
    /// What gcloud itself calls its project; nil: it has none, or nobody knows.
    let gcloudProject: () -> String?
    /// What the file may see of the world.
    let surroundings: Surroundings
    /// Draws a number of so many hexadecimal digits, where a value is frozen.
    let draw: (_ digits: Int) -> String

    /// A file that stands alone.
    ///
    /// - Parameter environment: the caller's exported variables; they count as set.
    package convenience init(
        _ source: SourceText,
        environment: @escaping (String) -> ByteString? = { _ in nil },
        isAllowed: Bool = false,
        blocks: [Range<Int>]? = nil,
        gcloudProject: @escaping () -> String? = { nil },
        draw: @escaping (_ digits: Int) -> String = { String(repeating: "0", count: $0) }
    ) {
        self.init(
            source,
            in: .alone(environment),
            blocks: blocks,
            gcloudProject: gcloudProject,
            draw: draw,
            isAllowed: { _ in isAllowed }
        )
    }

    /// - Parameters:
    ///   - surroundings: what the file may see of the world.
    ///   - blocks: where the shell code stands, if the text is that of a page.
    ///   - gcloudProject: what gcloud itself calls its project.
    ///   - draw: draws a number of so many hexadecimal digits.
    ///   - isAllowed: asked with what the file sets, and with the files that it reads.
    package init(
        _ source: SourceText,
        in surroundings: Surroundings,
        blocks: [Range<Int>]? = nil,
        gcloudProject: @escaping () -> String? = { nil },
        draw: @escaping (_ digits: Int) -> String,
        isAllowed: (Evaluation) -> Bool
    ) {
        // In this order: what is read is evaluated, what has a value may be a secret, and a value is checked only where
        // it is none.
        self.source = source
        isPage = blocks != nil
        self.gcloudProject = gcloudProject
        self.draw = draw
        self.surroundings = surroundings
        environment = surroundings.environment
        let (script, problems) = CheckedText.read(source, blocks)
        evaluation = script.evaluate(in: surroundings)
        variables = evaluation.variables.reduce(into: [:]) { $0[$1.name] = $1 }
        self.isAllowed = isAllowed(evaluation)
        unreadNames = script.unreadNames.union(evaluation.lostNames)
        diagnostics = problems + evaluation.problems
        let commands = script.commands
        self.commands = commands
        directives = Directives(source, rules: Rules.names, commands: { commands.map(\.range) }) { script.wordRanges }
        let collector = AssignmentCollector(commands)
        assignments = LastAssignment.all(collector, script.source, evaluation)
        unexportedSpots = collector.unexportedSpots
        takenBack = collector.takenBack
        self.script = script
        usedNames = script.usedNames(besides: evaluation.sources)
        let known = SecretForms.anywhere(in: source.bytes)
        secrets = AssignedSecrets(source, variables, assignments, surroundings.environment)
            .all(commands, besides: SecretForms.words(known, in: source.bytes))
        let (set, environment) = (variables, surroundings.environment)
        let named = NamedValues.all(in: source.bytes) { name in
            set[name] != nil || environment(name) != nil || commands.contains { $0.function == name }
        }
        strays = named.strays
        hidden = (secrets + known).map(\.range) + named.values + named.strays
        // Whoever puts a token where a name is wanted has one thing to mend, and it is not the name's form.
        let tokens = RangeList(secrets.filter(\.isCertain).map(\.range))
        values = CheckedValue.all(assignments, variables, directives, tokens, source)
        otherValues = CheckedValue.others(assignments, variables, directives, tokens, source)
    }

    /// What the values of certain assignments are made from, over any number of steps, and their own names.
    private func parts(of isMeant: (LastAssignment) -> Bool) -> Set<String> {
        var references: [String: Set<String>] = [:]
        for assignment in assignments { references[assignment.name.text] = assignment.references }
        var names: Set<String> = []
        var open = assignments.filter(isMeant).map(\.name.text)
        while let name = open.popLast() {
            if names.insert(name).inserted { open += references[name] ?? [] }
        }
        return names
    }

    func assignment(of name: String) -> LastAssignment? {
        assignmentPlaces[name].map { assignments[$0] }
    }

    /// The one in whose value those bytes stand.
    func assignment(around range: Range<Int>) -> LastAssignment? {
        let places = assignmentsByValue
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if assignments[places[middle]].valueRange.lowerBound <= range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0 else { return nil }
        let found = assignments[places[low - 1]]
        return found.valueRange.encloses(range) ? found : nil
    }

    /// Whether the name means something here: the file, what it reads or its caller sets it, or something is made from it.
    func knows(_ name: String) -> Bool {
        knownNames.contains(name) || environment(name) != nil
    }

    /// The value that the file gives a variable, where all of it is known and nothing is wrong with it.
    func sound(_ meaning: VariableMeaning) -> CheckedValue? {
        values.first { $0.meaning == meaning && $0.isCertain && $0.problem.map(\.isWarning) ?? true }
    }

    /// What a variable is, by a comment of the file's or by its name alone, and whether that leaves no doubt.
    func meaning(of name: String) -> (meaning: VariableMeaning, isCertain: Bool)? {
        directives.meaning(of: name, "")
    }

    /// The file's text and those of the files that it sources, these without their secrets: findings may stand in
    /// either.
    package var texts: [SourceText] {
        [source] + shownSources
    }
}
