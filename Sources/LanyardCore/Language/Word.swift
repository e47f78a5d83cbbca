/// A word of the shell's: pieces that stand side by side and expand to one value.
///
/// Nothing that env.sh may hold is split or globbed: bash does neither in assignments and in the arguments of
/// `export`, `readonly` and `declare` that look like one.
package struct Word: Sendable, Equatable {
    package var parts: [WordPart]
    /// The bytes of the file that it was read from.
    package var range: Range<Int>

    /// The text, where no part is quoted or expanded: only such a word can be a command or a name.
    package var bareText: String? {
        var bytes: [UInt8] = []
        for part in parts {
            guard case .literal(let literal, isQuoted: false) = part else { return nil }
            bytes += literal
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

package indirect enum WordPart: Sendable, Equatable {
    /// Bytes that stand for themselves, quoting removed.
    case literal([UInt8], isQuoted: Bool)
    /// `$X`, `${X}`, `${X:-w}`.
    case parameter(ParameterExpansion)
    /// `~`, which stands for $HOME; its offset.
    case tilde(Int)
}

package struct ParameterExpansion: Sendable, Equatable {
    package enum Alternative: Sendable, Equatable {
        /// `${X-w}`: the word where the variable is unset; with the colon also where it is empty.
        case otherwise(Word, orEmpty: Bool)
        /// `${X+w}`: the word where the variable is set; with the colon only where it is not empty.
        case instead(Word, orEmpty: Bool)
    }

    package var name: String
    package var alternative: Alternative?
    /// From the dollar sign to the end.
    package var range: Range<Int>
}
