/// A script's variables by name, in the order in which they first came up.
struct VariableTable {
    struct Entry {
        let name: String
        var slot: Evaluator.Slot
    }

    private(set) var entries: [Entry] = []
    /// Where each name stands; empty as long as a walk through the list is cheaper. Making a dictionary of a new type
    /// costs a short-lived program more than reading a usual env.sh.
    private var index: [String: Int] = [:]

    /// Names up to which the list is walked.
    private static let walkLimit = 48

    var count: Int { entries.count }

    subscript(_ name: String) -> Evaluator.Slot? {
        get { position(of: name).map { entries[$0].slot } }
        set {
            guard let newValue else { return }
            if let position = position(of: name) {
                entries[position].slot = newValue
                return
            }
            entries.append(Entry(name: name, slot: newValue))
            guard entries.count > VariableTable.walkLimit else { return }
            if index.isEmpty {
                for (position, entry) in entries.enumerated() { index[entry.name] = position }
            } else {
                index[name] = entries.count - 1
            }
        }
    }

    private func position(of name: String) -> Int? {
        index.isEmpty ? entries.firstIndex { $0.name == name } : index[name]
    }
}
