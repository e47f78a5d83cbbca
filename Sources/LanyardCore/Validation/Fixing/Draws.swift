/// Values in the place of those that chance or the clock gives: of the same range and form. What a process is numbered,
/// and how long it has run, says something of it that no value drawn would.
struct Draws {
    let script: CheckedScript

    init(_ script: CheckedScript) {
        self.script = script
    }

    /// Of a variable that is another each time: a decimal number; bash(1), Shell Variables.
    func value(of name: String) -> String? {
        switch name {
        case "RANDOM": return number(in: 0...32767)
        case "SRANDOM": return number(in: 0...0xffff_ffff)
        case "EPOCHSECONDS": return now
        case "EPOCHREALTIME":
            return now.flatMap { now in
                number(in: 0...999_999).map { "\(now).\(String(repeating: "0", count: 6 - $0.utf8.count))\($0)" }
            }
        default: return nil
        }
    }

    /// No system has fewer numbers of processes; the first of them are the system's own: proc(5), pid_max.
    var processNumber: String? { number(in: 300...32767) }

    func number(in range: ClosedRange<UInt64>) -> String? {
        UInt64(script.draw(8), radix: 16).map {
            String(range.lowerBound + $0 % (range.upperBound - range.lowerBound + 1))
        }
    }

    private var now: String? {
        guard case .output(let text, status: 0) = script.surroundings.answer(.date(format: "%s", isUTC: true)) else {
            return nil
        }
        return String(decoding: text.bytes.prefix(while: \.isDigit), as: UTF8.self)
    }

    /// What an expansion of the file's stands for once the variables in it that change are drawn; nil: there is more in
    /// it that is not answered.
    func evaluated(_ range: Range<Int>) -> String? {
        evaluated(script.source.bytes[range])
    }

    func evaluated(_ text: ArraySlice<UInt8>) -> String? {
        var drawn: [String: ByteString] = [:]
        var bytes = Array("\(Draws.name)=".utf8)
        var rest = text
        while let first = rest.first {
            let name = rest.prefix(while: \.isNameByte)
            if let value = name.isEmpty ? nil : value(of: String(decoding: name, as: UTF8.self)) {
                let standIn = "\(Draws.name)_\(drawn.count)"
                drawn[standIn] = ByteString(value)
                bytes += Array(standIn.utf8)
            } else {
                bytes += name.isEmpty ? [first] : Array(name)
            }
            rest = rest.dropFirst(max(1, name.count))
        }
        guard let parsed = try? EnvScript.parse(SourceText(path: script.source.path, bytes: bytes)) else { return nil }
        var surroundings = Surroundings.alone { name in
            if let value = drawn[name] { return value }
            guard let variable = script.evaluation[name] else { return script.environment(name) }
            return variable.isComplete ? variable.value : nil
        }
        surroundings.answer = script.surroundings.answer
        let evaluation = parsed.evaluate(in: surroundings)
        guard evaluation.problems.isEmpty, let variable = evaluation[Draws.name], variable.isComplete,
            let value = String(validating: variable.value.bytes, as: UTF8.self), !value.contains(Draws.name)
        else { return nil }
        return value
    }

    /// No file has it.
    private static let name = "lanyard_drawn_value"
}
