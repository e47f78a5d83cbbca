/// A stretch of a file that is a secret.
struct Secret: Equatable {
    var range: Range<Int>
    /// `a token of GitHub`.
    var kind: String
    /// Known by its form; else by the variable's name alone.
    var isCertain: Bool
}

extension CheckedScript {
    /// The text with stars in the place of secrets: what may be quoted of it.
    package func masked(_ bytes: [UInt8]) -> [UInt8] {
        redaction.masked(hidden.isEmpty ? bytes : SecretForms.masked(bytes, hidden))
    }

    /// The words of secrets that a shell does not take for one value, in this file and in those that it sources.
    var strayWords: [ArraySlice<UInt8>] {
        let own = strays.map { source.bytes[$0] }
        let sourced = evaluation.sources.flatMap { text in
            NamedValues.all(in: text.bytes, isKnown: { _ in false }).strays.map { text.bytes[$0] }
        }
        return (own + sourced).flatMap { $0.split { $0.isBlank || ";&|()<>$`=\"'{}\\\r".utf8.contains($0) } }
    }
}

extension SecretForms {
    /// The bytes with a star for each that belongs to a secret, known by its form or by the name before it.
    package static func masked(_ bytes: [UInt8]) -> [UInt8] {
        masked(bytes, anywhere(in: bytes).map(\.range) + NamedValues.ranges(in: bytes))
    }

    /// ``masked(_:)-([UInt8])`` of a text: for what quotes a file and is shown to people.
    package static func masked(_ text: String) -> String {
        String(decoding: masked(Array(text.utf8)), as: UTF8.self)
    }

    static func masked(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
        var result = bytes
        for range in ranges {
            for index in range where index < result.count && result[index] != UInt8(ascii: "\n") {
                result[index] = UInt8(ascii: "*")
            }
        }
        return result
    }
}
