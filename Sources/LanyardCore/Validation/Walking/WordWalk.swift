extension EnvScript {
    /// Names from which a command, a test or another value is made, by this file or by one that it sources.
    func usedNames(besides sources: [SourceText]) -> Set<String> {
        var names: Set<String> = []
        visitWords { names.formUnion($0.references) }
        for text in sources { names.formUnion(text.namesBehindDollarSigns) }
        // `${!X}`, of which only the bytes are known.
        if source.hasIndirection { names.formUnion(source.namesBehindDollarSigns) }
        return names
    }

    /// Where its words stand, those of here-documents included.
    var wordRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        visitWords { if !$0.range.isEmpty { ranges.append($0.range) } }
        return ranges
    }

    /// Calls `visit` with every word outside substitutions, those of conditions included.
    func visitWords(_ visit: (Word) -> Void) {
        for statement in statements { statement.visitWords(visit) }
    }
}

extension Statement {
    fileprivate func visitWords(_ visit: (Word) -> Void) {
        for redirection in redirections { visit(redirection.target) }
        switch command {
        case .simple(let command): command.allWords.forEach(visit)
        case .both(let left, let right), .either(let left, let right):
            left.visitWords(visit)
            right.visitWords(visit)
        case .not(let statement), .background(let statement, _): statement.visitWords(visit)
        case .pipeline(let statements), .subshell(let statements), .group(let statements):
            statements.forEach { $0.visitWords(visit) }
        case .conditional(let branches, let otherwise):
            for branch in branches { (branch.condition + branch.body).forEach { $0.visitWords(visit) } }
            otherwise?.forEach { $0.visitWords(visit) }
        case .forEach(_, let words, let body):
            words?.forEach(visit)
            body.forEach { $0.visitWords(visit) }
        case .loop(let condition, _, let body): (condition + body).forEach { $0.visitWords(visit) }
        case .choice(let word, let choices):
            visit(word)
            for choice in choices {
                choice.patterns.forEach(visit)
                choice.body.forEach { $0.visitWords(visit) }
            }
        case .function(_, let body): body.visitWords(visit)
        case .test(let expression): expression.visitWords(visit)
        case .arithmetic(let expansion): visit(expansion.expression.asArithmetic)
        case .unknown: break
        }
    }
}

extension TestExpression {
    fileprivate func visitWords(_ visit: (Word) -> Void) {
        switch self {
        case .not(let inner): inner.visitWords(visit)
        case .both(let left, let right), .either(let left, let right):
            left.visitWords(visit)
            right.visitWords(visit)
        case .unary("-v", let word): visit(word.asArithmetic)
        case .word(let word), .unary(_, let word): visit(word)
        case .binary(let left, let name, let right):
            let comparesNumbers = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"].contains(name)
            visit(comparesNumbers ? left.asArithmetic : left)
            visit(comparesNumbers ? right.asArithmetic : right)
        }
    }
}

extension SourceText {
    fileprivate var hasIndirection: Bool {
        bytes.indices.dropFirst(2).contains { place in
            bytes[place] == UInt8(ascii: "!") && bytes[(place - 2)..<place].elementsEqual("${".utf8)
        }
    }

    /// Names that stand behind `$`, `${` and `${!`, wherever that is: said too often rather than too seldom.
    fileprivate var namesBehindDollarSigns: Set<String> {
        var names: Set<String> = []
        var rest = bytes[...]
        while let sign = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[(sign + 1)...].drop {
                $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "#")
            }
            let name = rest.prefix { $0.isNameByte }
            if isName(name) { names.insert(String(decoding: name, as: UTF8.self)) }
        }
        return names
    }
}
