/// The functions that a file itself calls where it is sourced, be it from another one.
enum CalledFunctions {
    static func names(in commands: [VisitedCommand]) -> Set<String> {
        let defined = Set(commands.compactMap(\.function))
        guard !defined.isEmpty else { return [] }
        // What each calls, by its name: of the file's own commands, by none.
        var calls: [String?: [String]] = [:]
        for visited in commands where !visited.isInSubshell && !visited.isOnlyRun {
            if let name = visited.name, defined.contains(name) { calls[visited.function, default: []].append(name) }
        }
        var called: Set<String> = []
        var open = calls[nil] ?? []
        while let name = open.popLast() {
            if called.insert(name).inserted { open += calls[name] ?? [] }
        }
        return called
    }
}
