/// `$X`, `${X:-w}`, `${A[1]}`, `$1`: bash(1), Parameter Expansion.
package struct ParameterExpansion: Sendable, Equatable {
    package enum Parameter: Sendable, Equatable {
        case variable(String)
        /// `$1`, `${10}`.
        case positional(Int)
        /// `@`, `*`, `#`, `?`, `-`, `$`, `!` or `0`.
        case special(UInt8)
    }

    package enum Subscript: Sendable, Equatable {
        /// `[e]`: an arithmetic expression.
        case index(Word)
        /// `[@]`: each element is a field of its own where it is quoted.
        case each
        /// `[*]`: joined by the first character of IFS where it is quoted.
        case joined
    }

    package enum Operation: Sendable, Equatable {
        /// `${#X}`, in characters; with ``Subscript/each`` the number of elements.
        case length
        /// `${X-w}`: the word where the variable is unset; with the colon also where it is empty.
        case otherwise(Word, orEmpty: Bool)
        /// `${X=w}`: the same, and it is assigned.
        case assign(Word, orEmpty: Bool)
        /// `${X?w}`: the shell ends there.
        case fail(Word, orEmpty: Bool)
        /// `${X+w}`: the word where the variable is set; with the colon only where it is not empty.
        case instead(Word, orEmpty: Bool)
        /// `${X#p}`, `${X##p}`.
        case removePrefix(Word, longest: Bool)
        /// `${X%p}`, `${X%%p}`.
        case removeSuffix(Word, longest: Bool)
        /// `${X/p/r}`, `${X//p/r}`, `${X/#p/r}`, `${X/%p/r}`; no replacement: the match is removed.
        case replace(pattern: Word, replacement: Word?, Occurrence)
        /// `${X:o:n}`: arithmetic expressions, in characters.
        case substring(offset: Word, length: Word?)
        /// `${X^}`, `${X^^}`, `${X,}`, `${X,,}`, each with or without a pattern.
        case changeCase(LetterCase, all: Bool, pattern: Word?)
        /// `${!X}`, `${X@Q}` and their like, which are not read: told where they are reached.
        case unknown

        /// Whether it stands with a colon, as `:-`: what is set and empty counts as unset.
        var asksForEmpty: Bool {
            switch self {
            case .otherwise(_, let orEmpty), .assign(_, let orEmpty), .fail(_, let orEmpty), .instead(_, let orEmpty):
                orEmpty
            default: false
            }
        }
    }

    package enum Occurrence: Sendable, Equatable { case first, all, prefix, suffix }
    package enum LetterCase: Sendable, Equatable { case upper, lower }

    package var parameter: Parameter
    package var element: Subscript?
    package var operation: Operation?
    /// From the dollar sign to the end.
    package var range: Range<Int>

    /// The variable's name; nil for `$1` and `$?`.
    package var name: String? {
        if case .variable(let name) = parameter { name } else { nil }
    }
}
