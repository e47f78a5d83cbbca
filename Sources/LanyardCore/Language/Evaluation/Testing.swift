/// `test` and `[`: bash(1), CONDITIONAL EXPRESSIONS.
extension Evaluator {
    mutating func test(_ words: [ByteString], _ range: Range<Int>) throws(GivenUp) {
        var arguments = Array(words.dropFirst())
        if words[0] == "[" {
            guard arguments.popLast() == "]" else { throw refuse(range, "[ is not closed by ]", "write [ … ]") }
        }
        guard spend(arguments.count, at: range) else { throw GivenUp() }
        var rest = TestedWords(words: arguments)
        do throws(TestEnd) {
            let result = try test(&rest, range)
            guard rest.isEmpty else { throw .failed }
            state.status = result ? 0 : 1
        } catch {
            guard error == .failed else { throw GivenUp() }
            state.status = 2
        }
    }

    /// By the number of arguments, as POSIX has it.
    private mutating func test(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        switch words.count {
        case 0: return false
        case 1: return !(try words.take()).isEmpty
        case 2: return try testTwo(&words, range)
        case 3: return try testThree(&words, range)
        case 4 where words[0] == "!":
            try words.pass(1)
            return try !testThree(&words, range)
        case 4 where words[0] == "(" && words[3] == ")":
            try words.pass(1)
            let result = try testTwo(&words, range)
            words.passAll()
            return result
        default: return try either(&words, range)
        }
    }

    private mutating func testTwo(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        if words[0] == "!" {
            try words.pass(1)
            return try words.take().isEmpty
        }
        guard TestOperators.isUnary(words[0]) else { throw .failed }
        return try unary(&words, range)
    }

    private mutating func testThree(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        defer { words.passAll() }
        let (left, right) = (words[0], words[2])
        if TestOperators.isBinary(words[1]) { return try binary(&words, range) }
        switch words[1] {
        case "-a": return !left.isEmpty && !right.isEmpty
        case "-o": return !left.isEmpty || !right.isEmpty
        default: break
        }
        if left == "!" {
            try words.pass(1)
            return try !testTwo(&words, range)
        }
        // Bash looks no further than at the first bytes.
        guard left.bytes.first == UInt8(ascii: "("), right.bytes.first == UInt8(ascii: ")") else { throw .failed }
        return !words[1].isEmpty
    }

    // MARK: - More than four words

    /// `-o`, and `-a` before it: both sides are always tested.
    private mutating func either(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        var result = try both(&words, range)
        while words.first == "-o" {
            try words.pass(1)
            let other = try both(&words, range)
            result = result || other
        }
        return result
    }

    private mutating func both(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        var result = try term(&words, range)
        while words.first == "-a" {
            try words.pass(1)
            let other = try term(&words, range)
            result = result && other
        }
        return result
    }

    private mutating func term(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        var isNegated = false
        while words.first == "!" {
            try words.pass(1)
            isNegated.toggle()
        }
        return try plainTerm(&words, range) != isNegated
    }

    private mutating func plainTerm(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        if words.first == "(" {
            try words.pass(1)
            try words.enter()
            let result = try either(&words, range)
            words.leave()
            guard try words.take() == ")" else { throw .failed }
            return result
        }
        if words.count >= 3, TestOperators.isBinary(words[1]) { return try binary(&words, range) }
        if words.count >= 2, TestOperators.isUnary(words[0]) { return try unary(&words, range) }
        return !(try words.take()).isEmpty
    }

    // MARK: - Operators

    private mutating func unary(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        let name = try words.take()
        let operand = try words.take()
        do throws(GivenUp) {
            return try unary(name, operand, range)
        } catch { throw .givenUp }
    }

    private mutating func binary(_ words: inout TestedWords, _ range: Range<Int>) throws(TestEnd) -> Bool {
        let (left, name, right) = (try words.take(), try words.take(), try words.take())
        switch name {
        case "=", "==": return left == right
        case "!=": return left != right
        case "<": return left < right
        case ">": return right < left
        case "-nt", "-ot", "-ef":
            _ = refuse(range, "\(visible(name)) is not read here", "write [ -f … ]")
            throw .givenUp
        default:
            guard let left = TestOperators.number(left), let right = TestOperators.number(right) else { throw .failed }
            return TestOperators.compare(left, name, right)
        }
    }
}

/// Why a test has no result.
private enum TestEnd: Error {
    /// Bash complains, and ends it with 2.
    case failed
    /// Told already.
    case givenUp
}

/// The words of a test that are not read yet.
private struct TestedWords {
    private var rest: ArraySlice<ByteString>
    private var depth = 0

    init(words: [ByteString]) {
        rest = words[...]
    }

    var count: Int { rest.count }
    var isEmpty: Bool { rest.isEmpty }
    var first: ByteString? { rest.first }

    /// One that is there.
    subscript(_ distance: Int) -> ByteString { rest[rest.startIndex + distance] }

    mutating func take() throws(TestEnd) -> ByteString {
        guard let word = rest.popFirst() else { throw .failed }
        return word
    }

    /// Goes on with words that must be there.
    mutating func pass(_ count: Int) throws(TestEnd) {
        rest = rest.dropFirst(count)
        guard !rest.isEmpty else { throw .failed }
    }

    mutating func passAll() {
        rest = []
    }

    mutating func enter() throws(TestEnd) {
        depth += 1
        guard depth < 100 else { throw .failed }
    }

    mutating func leave() {
        depth -= 1
    }
}
