/// bash(1), REDIRECTION.
extension ScriptReader {
    /// A redirection, if one stands here; else nothing is read.
    mutating func redirection() throws(Diagnostic) -> Redirection? {
        let before = cursor
        let start = wordStart()
        let digits = cursor.offset
        cursor.skip { $0.isDigit }
        let number = cursor.bytes[digits..<cursor.offset]
        guard let sign = cursor.raw(0),
            sign == UInt8(ascii: "<") || sign == UInt8(ascii: ">") || (sign == UInt8(ascii: "&") && number.isEmpty)
        else {
            cursor = before
            return nil
        }
        if sign != UInt8(ascii: "&"), cursor.raw(1) == UInt8(ascii: "(") {
            // `<(…)` is a word.
            cursor = before
            return nil
        }
        if sign == UInt8(ascii: "<"), let end = endOfPlaceholder() {
            var placeholder = syntax(start..<end, "a placeholder is left here", "put the value in its place")
            placeholder.rule = "placeholder-left"
            cursor.move(to: end)
            throw placeholder
        }
        let (kind, length, stripsTabs) = kind(sign)
        cursor.advance(length)
        let target = try target(kind, stripsTabs: stripsTabs, start)
        return Redirection(
            kind: kindByTarget(kind, target, isOutput: sign != UInt8(ascii: "<")),
            descriptor: number.isEmpty ? nil : Int(String(decoding: number, as: UTF8.self)) ?? .max,
            target: target,
            range: range(start, to: max(cursor.offset, target.range.upperBound > cursor.offset ? cursor.offset : 0))
        )
    }

    /// Where `<PROJECT>` or `<your project>` ends, which nobody means as two redirections.
    private func endOfPlaceholder() -> Int? {
        var distance = 1
        while let byte = cursor.raw(distance), distance < 80,
            byte.isNameByte || byte.isBlank || ".-/'".utf8.contains(byte)
        {
            distance += 1
        }
        guard cursor.raw(1)?.isNameStart == true, cursor.raw(distance) == UInt8(ascii: ">"),
            cursor.raw(distance - 1)?.isBlank == false
        else { return nil }
        if let next = cursor.raw(distance + 1),
            next.isNameByte || next == UInt8(ascii: "/") || next == UInt8(ascii: "&")
        {
            // `<in>out`
            return nil
        }
        return cursor.offset + distance + 1
    }

    private func kind(_ sign: UInt8) -> (kind: Redirection.Kind, length: Int, stripsTabs: Bool) {
        if sign == UInt8(ascii: "&") { return (.outputAndErrors, cursor.stands("&>>") ? 3 : 2, false) }
        if sign == UInt8(ascii: "<") {
            if cursor.stands("<<<") { return (.hereString, 3, false) }
            if cursor.stands("<<-") { return (.hereDocument, 3, true) }
            if cursor.stands("<<") { return (.hereDocument, 2, false) }
            if cursor.stands("<&") { return (.duplicate, 2, false) }
            if cursor.stands("<>") { return (.output, 2, false) }
            return (.input, 1, false)
        }
        if cursor.stands(">&") { return (.duplicate, 2, false) }
        return (.output, cursor.stands(">>") || cursor.stands(">|") ? 2 : 1, false)
    }

    /// `>&file` without a number is what `&>file` is.
    private func kindByTarget(_ kind: Redirection.Kind, _ target: Word, isOutput: Bool) -> Redirection.Kind {
        guard kind == .duplicate, isOutput, let text = target.bareText else { return kind }
        let isNumber = text == "-" || text.utf8.allSatisfy(\.isDigit) || text.hasSuffix("-")
        return isNumber ? kind : .outputAndErrors
    }

    private mutating func target(
        _ kind: Redirection.Kind,
        stripsTabs: Bool,
        _ start: Int
    ) throws(Diagnostic) -> Word {
        if kind == .hereDocument { return try hereDocument(stripsTabs: stripsTabs, start) }
        skipBlanks()
        // A word like others for a file that is read or written.
        let isProcess = (kind == .input || kind == .output) && cursor.raw(1) == UInt8(ascii: "(")
        if let byte = cursor.peek(), !isProcess { try refuseProcessSubstitution(byte) }
        guard let byte = cursor.peek(), isProcess ? "<>".utf8.contains(byte) : !byte.isMeta, byte != UInt8(ascii: "#")
        else {
            throw diagnostic(
                "syntax",
                start,
                "no file is named behind this redirection",
                "is this a placeholder? put the value in its place; quote < and > that belong to it"
            )
        }
        let word = try word()
        for part in word.parts {
            guard case .literal(let bytes, isQuoted: false) = part, bytes.contains(UInt8(ascii: "~")),
                bytes.contains(UInt8(ascii: ":")) || bytes.contains(UInt8(ascii: "="))
            else { continue }
            throw diagnostic("refused", start, "bash reads ~ behind : as a folder here", "quote it")
        }
        return word
    }
}
