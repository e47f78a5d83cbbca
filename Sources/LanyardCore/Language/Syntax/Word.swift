/// A word of the shell's: pieces that stand side by side.
///
/// Whether it expands to one value or is split into fields depends on where it stands: bash(1), EXPANSION.
package struct Word: Sendable, Equatable {
    package var parts: [WordPart]
    /// The bytes of the file that it was read from.
    package var range: Range<Int>

    package init(parts: [WordPart], range: Range<Int>) {
        self.parts = parts
        self.range = range
    }

    /// The text, where no part is quoted or expanded: only such a word can be a reserved word or a name.
    package var bareText: String? {
        var bytes: [UInt8] = []
        for part in parts {
            guard case .literal(let literal, isQuoted: false) = part else { return nil }
            bytes += literal
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The bytes, where no part is expanded, whatever is quoted.
    package var literalBytes: [UInt8]? {
        var bytes: [UInt8] = []
        for part in parts {
            guard case .literal(let literal, _) = part else { return nil }
            bytes += literal
        }
        return bytes
    }
}

package indirect enum WordPart: Sendable, Equatable {
    /// Bytes that stand for themselves, quoting removed. Quoted and empty, as in `""`, they still make a word.
    case literal([UInt8], isQuoted: Bool)
    /// `$X`, `${X:-w}`.
    case parameter(ParameterExpansion, isQuoted: Bool)
    /// `$(…)`, `` `…` ``.
    case command(CommandSubstitution, isQuoted: Bool)
    /// `$((…))`.
    case arithmetic(ArithmeticExpansion, isQuoted: Bool)
    /// `~`, which stands for $HOME; its offset.
    case tilde(Int)
    /// `\u20ac` and its like in `$'…'`, beyond ASCII: which bytes it stands for is the locale's business.
    case unicode(UInt32)
    /// `<(…)`, `>(…)`; its range.
    case process(Range<Int>)
}

package struct CommandSubstitution: Sendable, Equatable {
    package var body: [Statement]
    /// From the dollar sign or back-quote to the end.
    package var range: Range<Int>
}

/// The text of an arithmetic expression; its expansions are made first, as in double quotes.
package struct ArithmeticExpansion: Sendable, Equatable {
    package var expression: Word
    /// From the dollar sign or parenthesis to the end.
    package var range: Range<Int>
}
