/// Reads statement by statement, and goes on with the next line behind one that cannot be read.
struct TolerantReader {
    private var reader: ScriptReader
    private(set) var statements: [Statement] = []
    private(set) var problems: [Diagnostic] = []
    private(set) var unreadNames: Set<String> = []

    init(_ source: SourceText, bytes: [UInt8]) {
        reader = ScriptReader(source, bytes: bytes)
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
                reader.resume()
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
        depth = 0
        quotedBraces = 0
        quotedPatterns = 0
        isInHereDocument = false
        hereDocuments = nil
        namesMet = []
    }
}
