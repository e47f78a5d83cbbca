/// A command of an env.sh with the redirections that belong to all of it.
package struct Statement: Sendable, Equatable {
    package var command: ShellCommand
    /// Of a compound command; those of a simple one stand in it.
    package var redirections: [Redirection]
    package var range: Range<Int>

    package init(_ command: ShellCommand, redirections: [Redirection] = [], range: Range<Int>) {
        self.command = command
        self.redirections = redirections
        self.range = range
    }
}

/// bash(1), SHELL GRAMMAR.
package indirect enum ShellCommand: Sendable, Equatable {
    case simple(SimpleCommand)
    /// `a && b`, `a || b`: from left to right.
    case both(Statement, Statement)
    case either(Statement, Statement)
    /// `! a`.
    case not(Statement)
    /// `a | b`: at least two.
    case pipeline([Statement])
    /// `a &`.
    case background(Statement, sign: Range<Int>)
    /// `{ a; }`.
    case group([Statement])
    /// `( a )`.
    case subshell([Statement])
    case conditional([Branch], otherwise: [Statement]?)
    /// `for X in w…`; without `in`, the positional parameters.
    case forEach(Name, words: [Word]?, body: [Statement])
    /// `while` and `until`.
    case loop(condition: [Statement], isUntil: Bool, body: [Statement])
    case choice(Word, [Choice])
    case function(Name, body: Statement)
    /// `[[ e ]]`.
    case test(TestExpression)
    /// `(( e ))`.
    case arithmetic(ArithmeticExpansion)
    /// What bash can do and nobody needs in an env.sh (`select`, `coproc`, `for ((…))`): the word that begins it.
    case unknown(String)

    package struct Branch: Sendable, Equatable {
        package var condition: [Statement]
        package var body: [Statement]
    }

    /// `p|q) a;;`.
    package struct Choice: Sendable, Equatable {
        package enum End: Sendable, Equatable {
            /// `;;`
            case leave
            /// `;&`
            case fallThrough
            /// `;;&`
            case testNext
        }

        package var patterns: [Word]
        package var body: [Statement]
        package var end: End
    }
}

/// A name of a variable's, function's or loop's, and where it stands.
package struct Name: Sendable, Equatable {
    package var text: String
    package var offset: Int

    package var range: Range<Int> { offset..<(offset + text.utf8.count) }
}

/// `X=1 command words > file`.
package struct SimpleCommand: Sendable, Equatable {
    /// Before the command; without one they stay.
    package var assignments: [Assignment]
    /// The command and its arguments.
    package var words: [Argument]
    package var redirections: [Redirection]

    package enum Argument: Sendable, Equatable {
        case word(Word)
        /// `NAME=value` behind `export`, `readonly`, `declare`, `typeset` or `local`: neither split nor globbed.
        case assignment(Assignment)
    }

    /// The first word's text, where it is a plain one.
    package var name: String? {
        if case .word(let word) = words.first { word.bareText } else { nil }
    }

    /// `kill $$`, from a subshell too: the number is that of the shell around it. `kill -0` only asks.
    var killsShell: Bool {
        guard name == "kill" else { return false }
        var isMeant = false
        for case .word(let word) in words.dropFirst() {
            if word.bareText == "-0" { return false }
            isMeant =
                isMeant
                || word.parts.contains { part in
                    if case .parameter(let parameter, _) = part {
                        parameter.parameter == .special(UInt8(ascii: "$"))
                    } else {
                        false
                    }
                }
        }
        return isMeant
    }
}

/// `X=w`, `X+=w`, `A[1]=w`, `A=(w…)`.
package struct Assignment: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        /// What stands behind the equals sign.
        case word(Word)
        case array([Element], Range<Int>)
    }

    package struct Element: Sendable, Equatable {
        /// `[e]=`: an arithmetic expression.
        package var index: Word?
        package var word: Word
    }

    package var name: Name
    package var index: Word?
    package var isAppended: Bool
    package var value: Value

    package var valueRange: Range<Int> {
        switch value {
        case .word(let word): word.range
        case .array(_, let range): range
        }
    }
}

/// bash(1), REDIRECTION.
package struct Redirection: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// `<`
        case input
        /// `>`, `>>`, `>|`, `<>`
        case output
        /// `&>`, `>&` without a number, `&>>`
        case outputAndErrors
        /// `2>&1`, `<&-`
        case duplicate
        /// `<<<`
        case hereString
        /// `<<`, `<<-`
        case hereDocument
    }

    package var kind: Kind
    /// The number before it; nil: 0 or 1, as the kind says.
    package var descriptor: Int?
    /// The file, the number, the text of a here-document.
    package var target: Word
    package var range: Range<Int>
}

/// bash(1), CONDITIONAL EXPRESSIONS, as `[[ … ]]` has them.
package indirect enum TestExpression: Sendable, Equatable {
    case not(TestExpression)
    case both(TestExpression, TestExpression)
    case either(TestExpression, TestExpression)
    /// `w`: not empty.
    case word(Word)
    /// `-f w`.
    case unary(String, Word)
    /// `w == p`, `w -lt w`; the operator's offset.
    case binary(Word, String, Word)
}
