/// Bytes on their way through a pipe.
struct TextStream {
    var bytes: [UInt8]
    /// Whether more would come.
    var isEndless = false

    /// What a filter makes of it; nil: a filter or an option that is not known here.
    func filtered(_ name: String, _ arguments: ArraySlice<String>) -> TextStream? {
        switch name {
        case "cat": return arguments.isEmpty ? self : nil
        case "head": return head(arguments)
        case "cut": return cut(arguments)
        case "tr": return CharacterList.translate(self, arguments)
        case "fold": return Options(arguments, taking: "w")?["w"].flatMap { Int($0) }.flatMap { fold($0) }
        case "xxd": return xxd(arguments)
        case "od": return od(arguments)
        case "base64": return base64(arguments)
        case "awk": return isFirstField(arguments) ? fields(" ", 1) : nil
        default: return nil
        }
    }

    // MARK: - Parts

    private func head(_ arguments: ArraySlice<String>) -> TextStream? {
        if arguments.isEmpty { return lines(10) }
        if arguments.count == 1, let count = arguments.first.flatMap({ Int($0.dropFirst()) }),
            arguments.first?.hasPrefix("-") == true, count > 0
        {
            return lines(count)
        }
        guard let options = Options(arguments, taking: "cn") else { return nil }
        if let count = options["c"].flatMap({ Int($0) }), count > 0 { return prefix(count) }
        return options["n"].flatMap { Int($0) }.flatMap { $0 > 0 ? lines($0) : nil }
    }

    private func prefix(_ count: Int) -> TextStream? {
        guard bytes.count >= count || !isEndless else { return nil }
        return TextStream(bytes: Array(bytes.prefix(count)))
    }

    private func lines(_ count: Int) -> TextStream? {
        var left = count
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            left -= 1
            if left == 0 { return TextStream(bytes: Array(bytes[...offset])) }
        }
        return isEndless ? nil : self
    }

    private func eachLine(_ change: (ArraySlice<UInt8>) -> ArraySlice<UInt8>) -> TextStream? {
        guard !isEndless else { return nil }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return TextStream(bytes: lines.flatMap { change($0) + [UInt8(ascii: "\n")] })
    }

    private func cut(_ arguments: ArraySlice<String>) -> TextStream? {
        guard let options = Options(arguments, taking: "bcdf") else { return nil }
        if let list = options["c"] ?? options["b"], options["f"] == nil {
            let ends = list.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count <= 2, let start = ends[0].isEmpty ? 1 : Int(ends[0]), start > 0 else { return nil }
            var end = start
            if ends.count == 2 {
                guard let given = ends[1].isEmpty ? Int.max : Int(ends[1]) else { return nil }
                end = given
            }
            guard end >= start else { return nil }
            return eachLine { $0.prefix(end).dropFirst(start - 1) }
        }
        guard let separator = options["d"], separator.utf8.count == 1, let number = options["f"].flatMap({ Int($0) })
        else { return nil }
        return fields(separator, number)
    }

    private func fields(_ separator: String, _ number: Int) -> TextStream? {
        guard let byte = separator.utf8.first, number > 0 else { return nil }
        return eachLine { line in
            let parts = line.split(separator: byte, omittingEmptySubsequences: false)
            // A line without the separator goes through as it is.
            return parts.count == 1 ? line : number <= parts.count ? parts[number - 1] : []
        }
    }

    /// `{print $1}`: of a digest, which has one blank behind it.
    private func isFirstField(_ arguments: ArraySlice<String>) -> Bool {
        arguments.count == 1 && arguments.first?.filter { $0 != " " } == "{print$1}"
    }

    private func fold(_ width: Int) -> TextStream? {
        guard width > 0 else { return nil }
        var folded: [UInt8] = []
        var column = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                column = 0
            } else if column == width {
                folded.append(UInt8(ascii: "\n"))
                column = 1
            } else {
                column += 1
            }
            folded.append(byte)
        }
        return TextStream(bytes: folded, isEndless: isEndless)
    }

    // MARK: - Other alphabets

    private func xxd(_ arguments: ArraySlice<String>) -> TextStream? {
        let plain = ["-p", "-ps", "-plain"]
        guard arguments.contains(where: { plain.contains($0) }),
            let options = Options(arguments.filter { !plain.contains($0) }[...], taking: "cl")
        else { return nil }
        guard let width = options["c"].map({ Int($0) }) ?? 30, width > 0 else { return nil }
        var input = self
        if let length = options["l"] {
            guard let count = Int(length), let part = prefix(count) else { return nil }
            input = part
        }
        guard !input.isEndless else { return nil }
        return TextStream(bytes: TextStream.wrapped(input.bytes.map(TextStream.hex), each: width))
    }

    /// `od -An -tx1`: pairs of digits with a blank before each.
    private func od(_ arguments: ArraySlice<String>) -> TextStream? {
        guard
            let options = Options(
                arguments.filter { $0 != "-v" }.map { $0 == "-vAn" ? "-An" : $0 }[...],
                taking: "AtN"
            ),
            options["A"] == "n", options["t"] == "x1"
        else { return nil }
        var input = self
        if let length = options["N"] {
            guard let count = Int(length), let part = prefix(count) else { return nil }
            input = part
        }
        guard !input.isEndless else { return nil }
        return TextStream(
            bytes: TextStream.wrapped(input.bytes.map { [UInt8(ascii: " ")] + TextStream.hex($0) }, each: 16)
        )
    }

    private func base64(_ arguments: ArraySlice<String>) -> TextStream? {
        guard !isEndless, let options = Options(arguments, taking: "w"),
            let width = options["w"].map({ Int($0) }) ?? 76, width >= 0
        else { return nil }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var letters: [[UInt8]] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for place in 0..<4 {
                letters.append([place <= group.count ? alphabet[value >> (18 - 6 * place) & 63] : UInt8(ascii: "=")])
            }
        }
        guard width > 0 else { return TextStream(bytes: Array(letters.joined())) }
        return TextStream(bytes: TextStream.wrapped(letters, each: width))
    }

    private static func hex(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func wrapped(_ pieces: [[UInt8]], each width: Int) -> [UInt8] {
        var result: [UInt8] = []
        for (number, piece) in pieces.enumerated() {
            if number > 0, number % width == 0 { result.append(UInt8(ascii: "\n")) }
            result += piece
        }
        return result + [UInt8(ascii: "\n")]
    }

    /// `-c 3`, `-c3`: options of one letter, each with a value.
    private struct Options {
        private var values: [(letter: Character, value: String)] = []

        /// Nil: there is another word among them.
        init?(_ arguments: ArraySlice<String>, taking letters: String) {
            var rest = arguments
            while let argument = rest.popFirst() {
                guard argument.hasPrefix("-"), let letter = argument.dropFirst().first, letters.contains(letter) else {
                    return nil
                }
                let glued = String(argument.dropFirst(2))
                guard let value = glued.isEmpty ? rest.popFirst() : glued else { return nil }
                values.append((letter, value))
            }
        }

        subscript(_ letter: Character) -> String? { values.last { $0.letter == letter }?.value }
    }
}
