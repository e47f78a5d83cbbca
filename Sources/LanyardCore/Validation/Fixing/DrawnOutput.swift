/// What the commands of a `$(…)` might have printed, had chance fallen so: drawn bytes, put through the same filters.
extension Draws {
    /// - Returns: nil where a command is not known so well that the length and the alphabet of its output are sure.
    func output(of substitution: CommandSubstitution) -> String? {
        if substitution.fileRead?.bareText == "/proc/sys/kernel/random/uuid" { return uuid }
        guard substitution.body.count == 1, let statement = substitution.body.first, statement.redirections.isEmpty
        else {
            return nil
        }
        var stages = [statement]
        if case .pipeline(let all) = statement.command { stages = all }
        var stream: TextStream?
        for (number, stage) in stages.enumerated() {
            stream = output(of: stage, reading: stream, isFirst: number == 0)
        }
        // Without an end, bash would wait for it for ever.
        guard let stream, !stream.isEndless else { return nil }
        var bytes = stream.bytes
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func output(of stage: Statement, reading input: TextStream?, isFirst: Bool) -> TextStream? {
        guard case .simple(let command) = stage.command, stage.redirections.isEmpty,
            command.assignments.allSatisfy({ $0.name.text.hasPrefix("LC_") || $0.name.text == "LANG" })
        else { return nil }
        var input = input
        for redirection in command.redirections {
            switch redirection.kind {
            case .output where redirection.descriptor == 2: break
            case .input where redirection.target.bareText == "/dev/urandom": input = randomBytes
            case .hereString: input = nil
            default: return nil
            }
        }
        if isFirst, command.name == "echo" || command.name == "printf" { return printed(stage, command) }
        guard let words = literalWords(of: command), let name = words.first else { return nil }
        // Whatever is digested, the digest has this form.
        if let digits = digestLength(words) { return text(script.draw(digits) + (name == "md5" ? "\n" : "  -\n")) }
        let arguments = Array(words.dropFirst())
        if let source = source(name, arguments) { return source }
        // The random bytes may be named behind a filter's options.
        if arguments.last == "/dev/urandom" { return randomBytes.filtered(name, arguments.dropLast()) }
        return input?.filtered(name, arguments[...])
    }

    /// `echo $RANDOM`: a builtin, so its answer is known.
    private func printed(_ stage: Statement, _ command: SimpleCommand) -> TextStream? {
        guard let value = evaluated(Array("$(".utf8) + script.source.bytes[stage.range] + Array(")".utf8)[...]) else {
            return nil
        }
        return text(value + (command.name == "echo" && command.bareWords.dropFirst().first != "-n" ? "\n" : ""))
    }

    private func literalWords(of command: SimpleCommand) -> [String]? {
        var words: [String] = []
        for argument in command.words {
            guard case .word(let word) = argument, let bytes = word.literalBytes,
                let text = String(validating: bytes, as: UTF8.self)
            else { return nil }
            words.append(text)
        }
        return words
    }

    private func digestLength(_ words: [String]) -> Int? {
        guard words.count == 1 || words.dropFirst() == ["-"] else { return nil }
        switch words[0] {
        case "md5sum", "md5": return 32
        case "sha1sum", "shasum": return 40
        case "sha224sum": return 56
        case "sha256sum": return 64
        case "sha384sum": return 96
        case "sha512sum": return 128
        default: return nil
        }
    }

    /// Commands that print what nobody has given them.
    private func source(_ name: String, _ arguments: [String]) -> TextStream? {
        switch (name, arguments) {
        case ("uuidgen", []), ("uuidgen", ["-r"]), ("uuidgen", ["--random"]),
            ("cat", ["/proc/sys/kernel/random/uuid"]):
            return text(uuid + "\n")
        case ("cat", ["/dev/urandom"]): return randomBytes
        case ("openssl", _) where arguments.first == "rand": return randomOfOpenSSL(arguments.dropFirst())
        case ("shuf", _): return shuffled(arguments)
        default: return nil
        }
    }

    private func randomOfOpenSSL(_ arguments: ArraySlice<String>) -> TextStream? {
        guard let count = arguments.last.flatMap({ Int($0) }), (1...1024).contains(count) else { return nil }
        switch Array(arguments.dropLast()) {
        case []: return TextStream(bytes: Array(randomBytes.bytes.prefix(count)))
        case ["-hex"]: return text(script.draw(2 * count) + "\n")
        case ["-base64"]: return TextStream(bytes: Array(randomBytes.bytes.prefix(count))).filtered("base64", ["-w64"])
        default: return nil
        }
    }

    /// One number of `-i LOW-HIGH`.
    private func shuffled(_ arguments: [String]) -> TextStream? {
        let text = arguments.joined(separator: " ")
        guard text.hasPrefix("-i"), text.hasSuffix(" -n 1") || text.hasSuffix(" -n1") else { return nil }
        let bounds = text.dropFirst(2).prefix { $0 != "n" }.dropLast().split { $0 == " " || $0 == "-" }
        guard bounds.count == 2, let low = UInt64(bounds[0]), let high = UInt64(bounds[1]), low <= high,
            high < 1 << 32
        else { return nil }
        return number(in: low...high).map { self.text($0 + "\n") }
    }

    /// Version 4, variant 1: RFC 9562, 5.4.
    private var uuid: String {
        let hex = Array(script.draw(32))
        func part(_ range: Range<Int>) -> String { String(hex[range]) }
        return "\(part(0..<8))-\(part(8..<12))-4\(part(13..<16))-a\(part(17..<20))-\(part(20..<32))"
    }

    /// The beginning of /dev/urandom: of no filter that people write more is needed.
    private var randomBytes: TextStream {
        let hex = Array(script.draw(8192).utf8)
        let bytes = stride(from: 0, to: hex.count - 1, by: 2)
            .map { UInt8(String(decoding: hex[$0...($0 + 1)], as: UTF8.self), radix: 16) ?? 0 }
        return TextStream(bytes: bytes, isEndless: true)
    }

    private func text(_ text: String) -> TextStream { TextStream(bytes: Array(text.utf8)) }
}
