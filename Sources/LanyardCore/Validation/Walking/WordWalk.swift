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
        for statement in statements {
            statement.visitAll { $0.ownWords.forEach(visit) }
        }
    }
}

extension Statement {
    /// Without those of the statements within it.
    fileprivate var ownWords: [Word] {
        let words: [Word] =
            switch command {
            case .simple(let command): command.allWords
            case .forEach(_, let words, _): words ?? []
            case .choice(let word, let choices): [word] + choices.flatMap(\.patterns)
            case .test(let expression): expression.words
            case .arithmetic(let expansion): [expansion.expression.asArithmetic]
            case .both, .either, .not, .background, .pipeline, .subshell, .group, .conditional, .loop, .function,
                .unknown:
                []
            }
        return redirections.map(\.target) + words
    }
}

extension TestExpression {
    fileprivate var words: [Word] {
        switch self {
        case .not(let inner): return inner.words
        case .both(let left, let right), .either(let left, let right): return left.words + right.words
        case .unary("-v", let word): return [word.asArithmetic]
        case .word(let word), .unary(_, let word): return [word]
        case .binary(let left, let name, let right):
            let comparesNumbers = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"].contains(name)
            return comparesNumbers ? [left.asArithmetic, right.asArithmetic] : [left, right]
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
