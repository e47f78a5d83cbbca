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
            guard try runOnce() else {
                // Numbers that are none are forgotten there.
                status = 0
                return
            }
            guard arguments.count < before else { return }
        } while !arguments.isEmpty
    }

    /// False where `\c` ended all output.
    private mutating func runOnce() throws(BuiltinProblem) -> Bool {
        position = 0
        while position < format.count {
            guard output.count <= Evaluator.valueLimit else {
                throw BuiltinProblem(message: "this is longer than 1 MiB")
            }
            switch format[position] {
            case UInt8(ascii: "\\"):
                var reader = EscapeReader(format, mode, .format)
                reader.position = position
                output += try reader.escape() ?? []
                position = reader.position
            case UInt8(ascii: "%"): guard try directive() else { return false }
            default:
                output.append(format[position])
                position += 1
            }
        }
        return true
    }

    // MARK: - Directives

    private struct Directive {
        var flags: [UInt8] = []
        var width = 0
        var precision: Int?

        func has(_ flag: Unicode.Scalar) -> Bool { flags.contains(UInt8(ascii: flag)) }
    }

    private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        guard position < format.count, format[position] == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func take(_ bytes: StaticString) -> [UInt8] {
        let start = position
        while position < format.count, bytes.withUTF8Buffer({ $0.contains(format[position]) }) { position += 1 }
        return Array(format[start..<position])
    }

    private mutating func directive() throws(BuiltinProblem) -> Bool {
        position += 1
        if skip("%") {
            output.append(UInt8(ascii: "%"))
            return true
        }
        var directive = Directive()
        directive.flags = take("-+ 0#")
        directive.width = try count()
        if directive.width < 0 {
            directive.width = -directive.width
            directive.flags.append(UInt8(ascii: "-"))
        }
        if skip(".") {
            let precision = try count()
            directive.precision = precision < 0 ? nil : precision
        }
        // Numbers have 64 bits, whatever is said here.
        _ = take("hlLjzt")
        guard position < format.count else { throw BuiltinProblem(message: "the format of printf ends in the middle") }
        position += 1
        return try convert(format[position - 1], directive)
    }

    /// A width or a precision: digits, none of them, or `*` for an argument.
    private mutating func count() throws(BuiltinProblem) -> Int {
        let isTaken = skip("*")
        let value = isTaken ? try number().signed : decimal(take("0123456789")) ?? 0
        guard value.magnitude < 10_000 else { throw BuiltinProblem(message: "this width is not read here") }
        return Int(value)
    }

    private mutating func convert(_ letter: UInt8, _ directive: Directive) throws(BuiltinProblem) -> Bool {
        switch letter {
        case UInt8(ascii: "s"):
            try pad(arguments.popFirst()?.bytes ?? [], directive)
        case UInt8(ascii: "c"):
            guard let first = arguments.popFirst()?.bytes.first else {
                throw BuiltinProblem(message: "a value cannot hold a NUL byte")
            }
            guard first < 0x80 || mode == .bytes else {
                throw BuiltinProblem(message: "what %c takes of characters beyond ASCII depends on bash's version")
            }
            add([first], directive)
        case UInt8(ascii: "b"):
            var reader = EscapeReader(arguments.popFirst()?.bytes ?? [], mode, .argument)
            let (text, isEnded) = try reader.readAll()
            try pad(text, directive)
            return !isEnded
        case UInt8(ascii: "d"), UInt8(ascii: "i"): try addSigned(directive)
        case UInt8(ascii: "u"): try addUnsigned(directive, base: 10)
        case UInt8(ascii: "o"): try addUnsigned(directive, base: 8)
        case UInt8(ascii: "x"): try addUnsigned(directive, base: 16)
        case UInt8(ascii: "X"): try addUnsigned(directive, base: 16, isUpper: true)
        default: throw BuiltinProblem(message: "this directive of printf is not read here")
        }
        return true
    }

    /// Widths and precisions count bytes, or in other versions of bash characters.
    private mutating func pad(_ text: [UInt8], _ directive: Directive) throws(BuiltinProblem) {
        if directive.width > 0 || directive.precision != nil, text.contains(where: { $0 >= 0x80 }), mode != .bytes {
            throw BuiltinProblem(message: "the width of characters beyond ASCII is not read here")
        }
        add(Array(text.prefix(directive.precision ?? text.count)), directive)
    }

    private mutating func add(_ text: [UInt8], _ directive: Directive) {
        let blanks = [UInt8](repeating: UInt8(ascii: " "), count: max(0, directive.width - text.count))
        output += directive.has("-") ? text + blanks : blanks + text
    }

    // MARK: - Numbers

    private mutating func number() throws(BuiltinProblem) -> PrintfNumber {
        let number = try PrintfNumber(arguments.popFirst()?.bytes ?? [], mode)
        if number.isMalformed { status = 1 }
        return number
    }

    private mutating func addSigned(_ directive: Directive) throws(BuiltinProblem) {
        let value = try number().signed
        let sign = value < 0 ? "-" : directive.has("+") ? "+" : directive.has(" ") ? " " : ""
        add(digits(value.magnitude, directive, base: 10), sign: sign, directive)
    }

    private mutating func addUnsigned(
        _ directive: Directive,
        base: Int,
        isUpper: Bool = false
    ) throws(BuiltinProblem) {
        let value = try number().unsigned
        var digits = digits(value, directive, base: base, isUpper: isUpper)
        guard directive.has("#") else { return add(digits, sign: "", directive) }
        if base == 8, digits.first != UInt8(ascii: "0") { digits.insert(UInt8(ascii: "0"), at: 0) }
        add(digits, sign: base == 16 && value != 0 ? isUpper ? "0X" : "0x" : "", directive)
    }

    private func digits(_ value: UInt64, _ directive: Directive, base: Int, isUpper: Bool = false) -> [UInt8] {
        let digits = value == 0 && directive.precision == 0 ? "" : String(value, radix: base, uppercase: isUpper)
        return zeros((directive.precision ?? 0) - digits.utf8.count) + Array(digits.utf8)
    }

    /// Zeros fill the width behind the sign, unless a precision says how many.
    private mutating func add(_ digits: [UInt8], sign: String, _ directive: Directive) {
        let isFilled = directive.has("0") && !directive.has("-") && directive.precision == nil
        let missing = isFilled ? directive.width - sign.utf8.count - digits.count : 0
        add(Array(sign.utf8) + zeros(missing) + digits, directive)
    }

    private func zeros(_ count: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: "0"), count: max(0, count))
    }
}
