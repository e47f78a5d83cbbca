/// A script's functions by name.
struct FunctionTable {
    /// Of several of one name, the last counts.
    private var all: [ShellFunction] = []
    /// Where the one of each name stands; nil as long as a walk through the list is cheaper (``VariableTable``).
    private var index: [String: Int]?

    /// Functions up to which the list is walked.
    private static let walkLimit = 48

    subscript(_ name: String) -> ShellFunction? {
        get {
            guard let index else { return all.last { $0.name == name } }
            return index[name].map { all[$0] }
        }
        set {
            if index == nil { all.removeAll { $0.name == name } } else { index?[name] = nil }
            guard let newValue else { return }
            index?[name] = all.count
            all.append(newValue)
            guard index == nil, all.count > FunctionTable.walkLimit else { return }
            index = all.enumerated().reduce(into: [:]) { $0[$1.element.name] = $1.offset }
        }
    }
}

struct ShellFunction {
    let name: String
    let body: Statement
    /// Which file it stands in.
    let source: Int
}
