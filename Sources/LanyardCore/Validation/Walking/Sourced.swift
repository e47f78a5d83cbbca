/// What is known of a statement because the file is sourced, and not run.
extension Statement {
    /// Whether nothing behind it is reached: `return`, which fails where the file is run.
    var endsSourcedFile: Bool {
        switch command {
        case .simple(let command): command.name == "return"
        case .both(let left, _), .either(let left, _): left.isReturn
        case .group(let statements): statements.contains(where: \.endsSourcedFile)
        default: false
        }
    }

    var isReturn: Bool {
        if case .simple(let command) = command { command.name == "return" } else { false }
    }

    /// What it answers in a file that is sourced: `$0` is then not the file, and `return` works; nil: nobody knows.
    var resultWhenSourced: Bool? {
        switch command {
        case .simple(let command): command.comparisonWithShell
        case .test(.binary(let left, let sign, let right)): comparison(left, sign, right)
        case .not(let statement): statement.resultWhenSourced.map { !$0 }
        case .subshell(let statements): statements.count == 1 && statements[0].isReturn ? true : nil
        default: nil
        }
    }
}

extension SimpleCommand {
    /// `[ "$0" = "$BASH_SOURCE" ]`.
    fileprivate var comparisonWithShell: Bool? {
        guard name == "[" || name == "test" else { return nil }
        let operands = words.dropFirst().compactMap { if case .word(let word) = $0 { word } else { nil } }
        guard operands.count == (name == "[" ? 4 : 3), let sign = operands[1].bareText else { return nil }
        return comparison(operands[0], sign, operands[2])
    }
}

private func comparison(_ left: Word, _ sign: String, _ right: Word) -> Bool? {
    guard (left.isShell && right.isSourcePath) || (left.isSourcePath && right.isShell) else { return nil }
    switch sign {
    case "=", "==": return false
    case "!=": return true
    default: return nil
    }
}

extension Word {
    private var onlyParameter: ParameterExpansion? {
        guard parts.count == 1, case .parameter(let parameter, _) = parts[0] else { return nil }
        return parameter
    }

    /// `$0`.
    fileprivate var isShell: Bool {
        onlyParameter.map { $0.parameter == .special(UInt8(ascii: "0")) && $0.operation == nil } ?? false
    }

    /// `$BASH_SOURCE`, `${BASH_SOURCE[0]}`, `${BASH_SOURCE[0]:-}`.
    fileprivate var isSourcePath: Bool {
        guard let parameter = onlyParameter, parameter.name == "BASH_SOURCE" else { return false }
        switch parameter.element {
        case nil: break
        case .index(let word): guard word.literalBytes == [UInt8(ascii: "0")] else { return false }
        default: return false
        }
        switch parameter.operation {
        case nil: return true
        case .otherwise(let word, _): return word.literalBytes == []
        default: return false
        }
    }
}
