/// A script's variables by name, in the order in which they first came up.
struct VariableTable {
    struct Entry {
        let name: String
        var slot: VariableSlot
        /// Whether nothing is known of it any more: its place in the list stays.
        var isForgotten = false
    }

    private var all: [Entry] = []
    /// Where each name stands; empty as long as a walk through the list is cheaper. Making a dictionary of a new type
    /// costs a short-lived program more than reading a usual env.sh.
    private var index: [String: Int] = [:]

    /// Names up to which the list is walked.
    private static let walkLimit = 48

    /// Forgotten ones included.
    var count: Int { all.count }

    var entries: [Entry] { all.contains(where: \.isForgotten) ? all.filter { !$0.isForgotten } : all }

    subscript(_ name: String) -> VariableSlot? {
        get {
            guard let position = position(of: name), !all[position].isForgotten else { return nil }
            return all[position].slot
        }
        set {
            if let position = position(of: name) {
                all[position].slot = newValue ?? VariableSlot()
                all[position].isForgotten = newValue == nil
                return
            }
            guard let newValue else { return }
            all.append(Entry(name: name, slot: newValue))
            guard all.count > VariableTable.walkLimit else { return }
            if index.isEmpty {
                for (position, entry) in all.enumerated() { index[entry.name] = position }
            } else {
                index[name] = all.count - 1
            }
        }
    }

    private func position(of name: String) -> Int? {
        index.isEmpty ? all.firstIndex { $0.name == name } : index[name]
    }
}

/// What the shell knows of one variable.
struct VariableSlot {
    enum Content {
        case scalar(ByteString)
        case array(IndexedArray)
    }

    var content: Content?
    var isExported = false
    var isReadOnly = false
    /// Whether nothing is missing in the value.
    var isComplete = true
    /// Its number in the order of first assignments; 0: the file has not touched it.
    var rank = 0
    /// The name in its last assignment, and which file that stands in.
    var name = 0..<0
    var valueOffset = 0
    var source = 0

    init(_ content: Content? = nil, isExported: Bool = false) {
        self.content = content
        self.isExported = isExported
    }

    var isArray: Bool { if case .array = content { true } else { false } }

    /// What `$X` stands for: of an array, its element 0.
    var value: ByteString? {
        switch content {
        case .scalar(let value): value
        case .array(let array): array[0]
        case nil: nil
        }
    }

    /// All elements, in the order of their indices.
    var elements: [ByteString] {
        switch content {
        case .scalar(let value): [value]
        case .array(let array): array.values
        case nil: []
        }
    }

    /// As an array: a scalar is its element 0.
    var array: IndexedArray {
        switch content {
        case .scalar(let value): IndexedArray([(0, value)])
        case .array(let array): array
        case nil: IndexedArray()
        }
    }
}

/// An array of bash's: numbers, some of which have a value.
struct IndexedArray {
    /// By rising index.
    private var entries: [(index: Int64, value: ByteString)] = []

    init(_ entries: [(index: Int64, value: ByteString)] = []) {
        self.entries = entries
    }

    var values: [ByteString] { entries.map(\.value) }
    var indices: [Int64] { entries.map(\.index) }
    var next: Int64 { entries.last.map { $0.index &+ 1 } ?? 0 }
    var count: Int { entries.count }
    var last: Int64? { entries.last?.index }

    subscript(_ index: Int64) -> ByteString? {
        get {
            let position = position(of: index)
            return position < entries.count && entries[position].index == index ? entries[position].value : nil
        }
        set {
            let position = position(of: index)
            let exists = position < entries.count && entries[position].index == index
            switch (newValue, exists) {
            case (let value?, true): entries[position].value = value
            case (let value?, false): entries.insert((index, value), at: position)
            case (nil, true): entries.remove(at: position)
            case (nil, false): break
            }
        }
    }

    /// Of the first entry whose index is not below.
    private func position(of index: Int64) -> Int {
        if let last = entries.last, last.index < index { return entries.count }
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
