/// The families of which generated files are made.
enum Construct: String, CaseIterable {
    case conditional, list, choice, forLoop, whileLoop, function, array, arithmetic, operation, hereDocument
    case substitution, builtin, option, sourced, group, context
}

extension ScriptGenerator {
    /// A statement of one of the families.
    mutating func construct() -> [UInt8] {
        let family =
            chance(2) ? .context : Construct.allCases[Int.random(in: 0..<Construct.allCases.count, using: &random)]
        constructs.insert(family)
        switch family {
        case .conditional: return conditional()
        case .list: return list()
        case .choice: return choice()
        case .forLoop: return forLoop()
        case .whileLoop: return whileLoop()
        case .function: return function()
        case .array: return array()
        case .arithmetic: return arithmeticStatement()
        case .operation: return Array("\(target())=".utf8) + richWord()
        case .hereDocument: return hereDocument()
        case .substitution: return Array("\(target())=".utf8) + substitution(isQuoted: chance(2))
        case .builtin: return builtin()
        case .option: return option()
        case .sourced: return sourced()
        case .group: return group()
        case .context: return context()
        }
    }

    /// A name that is set from here on, if only this statement is run for certain.
    mutating func target() -> String {
        let name = self.name(ScriptGenerator.names)
        if depth <= 1 { known.insert(name) }
        return name
    }

    /// Statements of a body; what they set is not set for certain.
    mutating func body() -> [UInt8] {
        let before = known
        defer { known.formIntersection(before) }
        var result = chance(6) ? Array("B=\"${B:-}$?\"; ".utf8) : []
        for index in 0..<Int.random(in: 1...2, using: &random) {
            if index > 0 { result += pick(["; ", "\n", "\n  "]) }
            result += statement()
        }
        return result
    }

    mutating func wrapped(_ parts: String...) -> [UInt8] {
        Array(parts.joined().utf8)
    }
}
