/// Reads statement by statement, and goes on with the next line behind one that cannot be read.
struct TolerantReader {
    private var reader: ScriptReader
    private(set) var statements: [Statement] = []
    private(set) var problems: [Diagnostic] = []
    private(set) var unreadNames: Set<String> = []

    /// - Parameter block: what is read of the bytes; nil: all.
    init(_ source: SourceText, bytes: [UInt8], _ block: Range<Int>? = nil) {
        reader = ScriptReader(source, bytes: bytes, block)
    }

    mutating func readAll() {
        while problems.count < EnvScript.problemLimit {
            do throws(Diagnostic) {
                try reader.skipNewlines()
                guard reader.cursor.peek() != nil else { return }
                // Of a command that could not be read, the rest goes without a word.
                if !problems.isEmpty, skipCloser() { continue }
                reader.namesMet = []
                statements.append(try reader.statement())
            } catch {
                problems.append(error)
                unreadNames.formUnion(reader.namesMet)
                // What stands behind the next semicolon is another command, and may be wrong in the same way.
                if error.rule != "spaces-around-equals" || !reader.resumeBehindSemicolon() { reader.resume() }
            }
        }
    }

    private mutating func skipCloser() -> Bool {
        if reader.cursor.stands(";;") {
            reader.cursor.advance(2)
            return true
        }
        guard let word = reader.reservedWord(), word.isCloser else { return false }
        reader.cursor.advance(word.rawValue.utf8.count)
        reader.skipBlanks()
        if reader.cursor.peek() == UInt8(ascii: ";"), reader.cursor.raw(1) != UInt8(ascii: ";") {
            reader.cursor.advance()
        }
        return true
    }
}

extension ScriptReader {
    /// Goes on with the next line. Nothing is left where a quote was never closed.
    mutating func resume() {
        cursor.skip { $0 != UInt8(ascii: "\n") }
        forget()
    }

    /// Goes on behind the command, where another one stands on its line; false: there is none, or it is not sure where.
    mutating func resumeBehindSemicolon() -> Bool {
        guard hereDocuments == nil, fixedRange == nil else { return false }
        let line = source.lineRange(source.place(ofByte: min(cursor.offset, source.bytes.count)).line)
        guard !cursor.bytes[line].contains(where: { "()`\\".utf8.contains($0) }) else { return false }
        var quote: UInt8?
        for index in cursor.offset..<max(cursor.offset, line.upperBound) {
            let byte = cursor.bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "#") {
                return false
            } else if byte == UInt8(ascii: ";") {
                let next = index + 1 < line.upperBound ? cursor.bytes[index + 1] : UInt8(ascii: "\n")
                guard next != byte, next != UInt8(ascii: "&") else { return false }
                cursor.advance(index + 1 - cursor.offset)
                forget()
                return true
            }
        }
        return false
    }

    private mutating func forget() {
        depth = 0
        quotedBraces = 0
        quotedPatterns = 0
        isInHereDocument = false
        hereDocuments = nil
        namesMet = []
    }
}
