/// Words that set variables while they are expanded: `${X:=w}`, `$((X++))`.
extension Word {
    var changesVariables: Bool {
        parts.contains { part in
            switch part {
            case .parameter(let parameter, _): parameter.changesVariables
            case .arithmetic(let arithmetic, _): arithmetic.expression.changesVariablesAsArithmetic
            default: false
            }
        }
    }

    /// Said too often rather than too seldom: of `X == 1` as well.
    fileprivate var changesVariablesAsArithmetic: Bool {
        changesVariables
            || parts.contains { part in
                guard case .literal(let bytes, _) = part else { return false }
                return bytes.contains(UInt8(ascii: "="))
                    || zip(bytes, bytes.dropFirst())
                        .contains { $0 == $1 && ($0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")) }
            }
    }
}

extension ParameterExpansion {
    var changesVariables: Bool {
        if case .index(let word) = element, word.changesVariablesAsArithmetic { return true }
        switch operation {
        case nil, .length, .unknown: return false
        case .assign: return true
        case .otherwise(let word, _), .fail(let word, _), .instead(let word, _), .removePrefix(let word, _),
            .removeSuffix(let word, _):
            return word.changesVariables
        case .replace(let pattern, let replacement, _):
            return pattern.changesVariables || replacement?.changesVariables ?? false
        case .substring(let offset, let length):
            return offset.changesVariablesAsArithmetic || length?.changesVariablesAsArithmetic ?? false
        case .changeCase(_, _, let pattern): return pattern?.changesVariables ?? false
        }
    }
}

extension SimpleCommand {
    /// Whether its words or assignments set variables besides those that are assigned.
    var changesVariables: Bool {
        words.contains { argument in
            switch argument {
            case .word(let word): word.changesVariables
            case .assignment(let assignment): assignment.changesVariables
            }
        } || assignments.contains(where: \.changesVariables)
    }
}

extension Assignment {
    fileprivate var changesVariables: Bool {
        if let index, index.changesVariables { return true }
        switch value {
        case .word(let word): return word.changesVariables
        case .array(let elements, _):
            return elements.contains { $0.word.changesVariables || $0.index?.changesVariables ?? false }
        }
    }
}
