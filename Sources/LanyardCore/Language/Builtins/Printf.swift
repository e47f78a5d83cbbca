/// `printf`: bash(1), SHELL BUILTIN COMMANDS, and printf(1).
struct Printf {
    private let format: [UInt8]
    private var arguments: ArraySlice<ByteString>
    private let mode: Characters?
    private var output: [UInt8] = []
    private var status: UInt8 = 0
    private var position = 0

    /// What is printed, and the exit code. The first argument is the format.
    static func output(
        _ arguments: [ByteString],
        _ mode: Characters?
    ) throws(BuiltinProblem) -> (output: [UInt8], status: UInt8) {
        guard let format = arguments.first else { throw BuiltinProblem(message: "printf needs a format") }
        var printf = Printf(format: format.bytes, arguments: arguments.dropFirst(), mode: mode)
        try printf.run()
        return (printf.output, printf.status)
    }

    /// The format again and again, as long as arguments are left that it uses.
    private mutating func run() throws(BuiltinProblem) {
        repeat {
            let before = arguments.count
            guard try runOnce() else { return }
            guard arguments.count < before else { return }
            guard output.count <= Evaluator.valueLimit else {
                throw BuiltinProblem(message: "this is longer than 1 MiB")
            }
        } while !arguments.isEmpty
    }

    /// False where `\c` ended all output.
    private mutating func runOnce() throws(BuiltinProblem) -> Bool {
        position = 0
        while position < format.count {
            let byte = format[position]
            if byte == UInt8(ascii: "\\"), position + 1 < format.count {
                var reader = EscapeReader(format, mode, zeroBeforeOctal: false)
                reader.position = position
                output += try reader.escape() ?? []
                position = reader.position
            } else if byte == UInt8(ascii: "%") {
                guard try directive() else { return false }
            } else {
                output.append(byte)
                position += 1
            }
        }
        return true
    }

    private struct Directive {
        var flags: [UInt8] = []
        var width = 0
        var precision: Int?

        func has(_ flag: Unicode.Scalar) -> Bool { flags.contains(UInt8(ascii: flag)) }
    }

    private mutating func directive() throws(BuiltinProblem) -> Bool {
        position += 1
        if position < format.count, format[position] == UInt8(ascii: "%") {
            output.append(format[position])
            position += 1
            return true
        }
        var directive = Directive()
        while position < format.count, "-+ 0#".utf8.contains(format[position]) {
            directive.flags.append(format[position])
            position += 1
        }
        directive.width = try count() ?? 0
        if position < format.count, format[position] == UInt8(ascii: ".") {
            position += 1
            directive.precision = try count() ?? 0
        }
        if directive.width < 0 {
            directive.width = -directive.width
            directive.flags.append(UInt8(ascii: "-"))
        }
        if let precision = directive.precision, precision < 0 { directive.precision = nil }
        while position < format.count, "hlLjzt".utf8.contains(format[position]) { position += 1 }
        guard position < format.count else { throw BuiltinProblem(message: "the format of printf ends in the middle") }
        let letter = format[position]
        position += 1
        return try convert(letter, directive)
    }

    /// Digits, or `*` for an argument.
    private mutating func count() throws(BuiltinProblem) -> Int? {
        if position < format.count, format[position] == UInt8(ascii: "*") {
            position += 1
            guard let value = decimal(arguments.popFirst()?.bytes ?? [UInt8(ascii: "0")]), abs(value) < 10_000 else {
                throw BuiltinProblem(message: "this width is not read here")
            }
            return Int(value)
        }
        var value: Int?
        while position < format.count, format[position].isDigit {
            value = (value ?? 0) * 10 + Int(format[position] - UInt8(ascii: "0"))
            guard let value, value < 100_000 else { throw BuiltinProblem(message: "this width is not read here") }
            position += 1
        }
        return value
    }

    private mutating func convert(_ letter: UInt8, _ directive: Directive) throws(BuiltinProblem) -> Bool {
        switch letter {
        case UInt8(ascii: "s"):
            try pad(arguments.popFirst()?.bytes ?? [], directive, isCut: true)
        case UInt8(ascii: "c"):
            guard let first = arguments.popFirst()?.bytes.first else {
                throw BuiltinProblem(message: "a value cannot hold a NUL byte")
            }
            try pad([first], directive, isCut: false)
        case UInt8(ascii: "b"):
            var reader = EscapeReader(arguments.popFirst()?.bytes ?? [], mode, zeroBeforeOctal: true)
            let (text, isEnded) = try reader.readAll()
            try pad(text, directive, isCut: true)
            return !isEnded
        case UInt8(ascii: "d"), UInt8(ascii: "i"): try number(directive, base: 10, isSigned: true)
        case UInt8(ascii: "u"): try number(directive, base: 10, isSigned: false)
        case UInt8(ascii: "o"): try number(directive, base: 8, isSigned: false)
        case UInt8(ascii: "x"): try number(directive, base: 16, isSigned: false)
        case UInt8(ascii: "X"): try number(directive, base: 16, isSigned: false, isUpper: true)
        default: throw BuiltinProblem(message: "this directive of printf is not read here")
        }
        return true
    }

    /// Widths and precisions count bytes; beyond ASCII bash and its locale are not followed.
    private mutating func pad(_ text: [UInt8], _ directive: Directive, isCut: Bool) throws(BuiltinProblem) {
        var text = text
        if directive.width > 0 || directive.precision != nil, text.contains(where: { $0 >= 0x80 }), mode != .bytes {
            throw BuiltinProblem(message: "the width of characters beyond ASCII is not read here")
        }
        if isCut, let precision = directive.precision { text = Array(text.prefix(precision)) }
        add(text, directive)
    }

    private mutating func add(_ text: [UInt8], _ directive: Directive) {
        let blanks = [UInt8](repeating: UInt8(ascii: " "), count: max(0, directive.width - text.count))
        output += directive.has("-") ? text + blanks : blanks + text
    }

    // MARK: - Numbers

    private mutating func number(
        _ directive: Directive,
        base: Int,
        isSigned: Bool,
        isUpper: Bool = false
    ) throws(BuiltinProblem) {
        let argument = arguments.popFirst()?.bytes
        let value = try integer(argument ?? [])
        let isNegative = isSigned && value < 0
        let magnitude = isSigned ? value.magnitude : UInt64(bitPattern: value)
        var digits = Array(String(magnitude, radix: base, uppercase: isUpper).utf8)
        if let precision = directive.precision {
            if precision == 0, magnitude == 0 { digits = [] }
            digits = zeros(precision - digits.count) + digits
        }
        var prefix: [UInt8] = []
        if isNegative {
            prefix = [UInt8(ascii: "-")]
        } else if isSigned, directive.has("+") {
            prefix = [UInt8(ascii: "+")]
        } else if isSigned, directive.has(" ") {
            prefix = [UInt8(ascii: " ")]
        } else if directive.has("#"), base == 16, magnitude != 0 {
            prefix = Array((isUpper ? "0X" : "0x").utf8)
        } else if directive.has("#"), base == 8, digits.first != UInt8(ascii: "0") {
            prefix = [UInt8(ascii: "0")]
        }
        if directive.has("0"), !directive.has("-"), directive.precision == nil {
            digits = zeros(directive.width - prefix.count - digits.count) + digits
        }
        add(prefix + digits, directive)
    }

    private func zeros(_ count: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: "0"), count: max(0, count))
    }

    /// `10`, `010`, `0x10`, `'a`; empty or missing is 0.
    private func integer(_ text: [UInt8]) throws(BuiltinProblem) -> Int64 {
        if text.isEmpty { return 0 }
        if text[0] == UInt8(ascii: "'") || text[0] == UInt8(ascii: "\"") {
            guard let character = Characters.split(text.dropFirst(), mode)?.first, character < 0x80 else {
                throw BuiltinProblem(message: "the number of this character is not read here")
            }
            return Int64(character)
        }
        let isNegative = text[0] == UInt8(ascii: "-")
        let digits = Array(isNegative || text[0] == UInt8(ascii: "+") ? text.dropFirst() : text[...])
        guard digits.count < 17, digits.first?.isDigit == true, !digits.contains(UInt8(ascii: "#")),
            let value = ArithmeticNumber.value(of: digits)
        else { throw BuiltinProblem(message: "this is no number, and an error in bash") }
        return isNegative ? -value : value
    }
}
