/// What a `set` does to the shell's options: bash(1), SHELL BUILTIN COMMANDS, set.
struct SetOptions {
    struct Option {
        /// The long name, as in `errexit`; of a letter that has none, the letter.
        let name: String
        /// Switched on, and not off.
        let isOn: Bool
        fileprivate let letter: Character
        /// Of the word that holds the letter, among the command's.
        fileprivate let word: Int
        /// Of the word behind `-o` that holds the name.
        fileprivate let nameWord: Int?
    }

    private(set) var options: [Option] = []
    private let words: [Word]
    /// Whether the command sets options and nothing besides.
    private let isAlone: Bool

    /// - Returns: nil for any other command.
    init?(_ command: SimpleCommand) {
        guard command.name == "set" else { return nil }
        words = command.words.compactMap { if case .word(let word) = $0 { word } else { nil } }
        var index = 1
        while index < words.count, let text = words[index].bareText, let sign = text.first,
            sign == "-" || sign == "+", text.utf8.count > 1, text != "--"
        {
            let word = index
            for letter in text.dropFirst() {
                var name: String? = SetOptions.longName(letter)
                if letter == "o" {
                    index += 1
                    name = index < words.count ? words[index].bareText : nil
                }
                guard let name else { continue }
                options.append(
                    Option(
                        name: name,
                        isOn: sign == "-",
                        letter: letter,
                        word: word,
                        nameWord: letter == "o" ? index : nil
                    )
                )
            }
            index += 1
        }
        isAlone = index >= words.count && command.assignments.isEmpty && command.redirections.isEmpty
    }

    /// Whether options are all that the command sets, and it would set none without those that are named.
    func isEmpty(without names: Set<String>) -> Bool {
        isAlone && options.allSatisfy { $0.isOn && names.contains($0.name) }
    }

    /// Takes options out that are switched on, and leaves the rest of the command.
    func edits(removing names: Set<String>) -> [Fix.Edit] {
        let removed = options.filter { $0.isOn && names.contains($0.name) }
        var edits = removed.compactMap(\.nameWord).map(removal)
        for word in Set(removed.map(\.word)) {
            var letters = Array(words[word].bareText ?? "")
            for option in removed where option.word == word {
                letters.remove(at: letters.firstIndex(of: option.letter) ?? 0)
            }
            edits.append(letters.count > 1 ? Fix.Edit(words[word].range, String(letters)) : removal(word))
        }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A word, with the blanks before it.
    private func removal(_ index: Int) -> Fix.Edit {
        Fix.Edit(words[index - 1].range.upperBound..<words[index].range.upperBound, "")
    }

    private static func longName(_ letter: Character) -> String {
        switch letter {
        case "a": "allexport"
        case "b": "notify"
        case "e": "errexit"
        case "f": "noglob"
        case "h": "hashall"
        case "k": "keyword"
        case "m": "monitor"
        case "n": "noexec"
        case "p": "privileged"
        case "t": "onecmd"
        case "u": "nounset"
        case "v": "verbose"
        case "x": "xtrace"
        case "B": "braceexpand"
        case "C": "noclobber"
        case "E": "errtrace"
        case "H": "histexpand"
        case "P": "physical"
        case "T": "functrace"
        default: String(letter)
        }
    }
}
