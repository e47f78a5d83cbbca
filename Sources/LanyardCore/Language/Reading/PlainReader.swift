/// Reads an env.sh that holds nothing but plain lines, straight to its values: the fast lane of the language.
///
/// Plain are empty lines, comments, and `NAME=value` or `export NAME=value` alone on a line, the value made of letters,
/// digits and `_./@:+,-`, of quoted text without a backslash, and of `$NAME` or `${NAME}` in double quotes, set before.
/// Most files are; at whatever else it meets it gives up, and ``Parser`` and ``Evaluator`` read the file from its start.
/// A test holds the two readings against each other.
struct PlainReader {
    /// Bytes; what is longer need not be fast.
    private static let sizeLimit = 1 << 16

    private let bytes: [UInt8]
    private let environment: (String) -> ByteString?
    private var offset = 0
    private var line = 1
    private var lineStart = 0
    private var variables: [Variable] = []

    /// Nil where anything in the file is not plain.
    static func read(_ bytes: [UInt8], environment: (String) -> ByteString?) -> Evaluation? {
        // With options of the caller's, what is exported is another matter.
        guard bytes.count <= sizeLimit, environment("SHELLOPTS") == nil else { return nil }
        return withoutActuallyEscaping(environment) { environment in
            var reader = PlainReader(bytes: bytes, environment: environment)
            return reader.readAll() ? Evaluation(variables: reader.variables) : nil
        }
    }

    private init(bytes: [UInt8], environment: @escaping (String) -> ByteString?) {
        self.bytes = bytes
        self.environment = environment
    }

    /// The byte here; a NUL, which no file may hold, stands for the end.
    private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func readAll() -> Bool {
        while offset < bytes.count {
            switch byte {
            case UInt8(ascii: "\n"): break
            case UInt8(ascii: "#"): guard skipComment() else { return false }
            default: guard readAssignment() else { return false }
            }
            guard offset < bytes.count else { return true }
            guard byte == UInt8(ascii: "\n") else { return false }
            offset += 1
            line += 1
            lineStart = offset
        }
        return true
    }

    /// False where the comment holds what no file may: NUL, CR.
    private mutating func skipComment() -> Bool {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
            guard bytes[offset] >= 0x20 else { return false }
            offset += 1
        }
        return true
    }

    private mutating func readAssignment() -> Bool {
        let isExport = skip("export ")
        let place = place
        let start = offset
        while byte.isNameByte { offset += 1 }
        let name = bytes[start..<offset]
        guard byte == UInt8(ascii: "="), let first = name.first, !first.isDigit else { return false }
        offset += 1
        let text = String(decoding: name, as: UTF8.self)
        guard ShellVariables.isAssignable(text), !ShellVariables.isLocale(text), !ShellVariables.isSupplied(text) else {
            return false
        }
        let valuePlace = self.place
        var value: [UInt8] = []
        guard readValue(into: &value) else { return false }
        let known = variables.firstIndex { $0.name == text }
        let wasExported = known.map { variables[$0].isExported } ?? (environment(text) != nil)
        let variable = Variable(
            name: text,
            value: ByteString(value),
            isExported: isExport || wasExported,
            place: place,
            valuePlace: valuePlace
        )
        if let known { variables[known] = variable } else { variables.append(variable) }
        return true
    }

    /// Up to the end of the line; false where it is not plain.
    private mutating func readValue(into value: inout [UInt8]) -> Bool {
        while offset < bytes.count, byte != UInt8(ascii: "\n") {
            switch byte {
            case UInt8(ascii: "'"): guard singleQuoted(into: &value) else { return false }
            case UInt8(ascii: "\""): guard doubleQuoted(into: &value) else { return false }
            default:
                guard PlainReader.isBare(byte) else { return false }
                value.append(byte)
                offset += 1
            }
        }
        return true
    }

    private mutating func singleQuoted(into value: inout [UInt8]) -> Bool {
        offset += 1
        while byte != UInt8(ascii: "'") {
            guard byte >= 0x20 else { return false }
            value.append(byte)
            offset += 1
        }
        offset += 1
        return true
    }

    private mutating func doubleQuoted(into value: inout [UInt8]) -> Bool {
        offset += 1
        while byte != UInt8(ascii: "\"") {
            switch byte {
            case UInt8(ascii: "$"): guard parameter(into: &value) else { return false }
            case 0..<0x20, UInt8(ascii: "\\"), UInt8(ascii: "`"): return false
            default:
                value.append(byte)
                offset += 1
            }
        }
        offset += 1
        return true
    }

    private mutating func parameter(into value: inout [UInt8]) -> Bool {
        offset += 1
        let isBraced = skip("{")
        let start = offset
        while byte.isNameByte { offset += 1 }
        let name = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard start < offset, !bytes[start].isDigit, !isBraced || skip("}"), ShellVariables.reading(name) == .plain,
            name != "IFS"
        else { return false }
        guard let found = variables.first(where: { $0.name == name })?.value ?? environment(name) else { return false }
        value += found.bytes
        return value.count <= PlainReader.sizeLimit
    }

    /// Goes on behind `text` if it stands here.
    private mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
        offset += count
        return true
    }

    /// All before it on its line is ASCII.
    private var place: Place { Place(line: line, column: offset - lineStart + 1) }

    /// Neither quoted nor expanded, split or matched, whatever stands beside it.
    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+")...UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"): true
        default: byte.isNameByte
        }
    }
}

extension EnvScript {
    /// Reads a file to its values, as ``parse(_:)`` and then ``evaluate(in:)`` do.
    ///
    /// - Parameters:
    ///   - path: what diagnostics call it.
    ///   - environment: the caller's exported variables; they count as set.
    ///   - surroundings: all that the file may see, made only where it asks for more than variables.
    package static func evaluation(
        of bytes: [UInt8],
        path: String,
        environment: (String) -> ByteString?,
        surroundings: () -> Surroundings
    ) throws(Diagnostic) -> Evaluation {
        if let plain = PlainReader.read(bytes, environment: environment) { return plain }
        return try parse(SourceText(path: path, bytes: bytes)).evaluate(in: surroundings())
    }
}
