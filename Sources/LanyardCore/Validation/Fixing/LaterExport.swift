/// `export NAME` behind the last statement that sets the variable.
enum LaterExport {
    static func fix(_ name: String, in script: CheckedScript) -> Fix? {
        guard !script.takenBack.contains(name) else { return nil }
        let spots = (script.assignment(of: name)?.spots ?? []) + (script.unexportedSpots[name] ?? [])
        let statement = spots.map(\.name.offset).max().flatMap(script.script.statement(around:))
        let bytes = script.source.bytes
        // Where somebody asks for the status of what stands before, it is not to be that of export.
        guard let statement, !statement.endsSourcedFile, !script.asksForStatus else { return nil }
        if case .background = statement.command { return nil }
        let end = statement.range.upperBound
        let lineEnd = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let first = script.source.lineRange(script.source.place(ofByte: statement.range.lowerBound).line).lowerBound
        // That of another command of the line would take the new one for a part of its text.
        guard !holdsHereDocument(bytes[first..<lineEnd]) else { return nil }
        var rest = bytes[end..<lineEnd].drop(while: \.isBlank)
        if rest.first == UInt8(ascii: ";") { rest = rest.dropFirst().drop(while: \.isBlank) }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") else {
            return Fix([Fix.Edit(end..<end, "; export \(name)")], reach: .nothing)
        }
        guard lineEnd < bytes.count else {
            return Fix([Fix.Edit(lineEnd..<lineEnd, "\nexport \(name)\n")], reach: .nothing)
        }
        return Fix([Fix.Edit((lineEnd + 1)..<(lineEnd + 1), "export \(name)\n")], reach: .nothing)
    }

    /// Whether the text of one follows the line: said too often rather than too seldom.
    private static func holdsHereDocument(_ text: ArraySlice<UInt8>) -> Bool {
        var signs = 0
        for byte in text + [0] {
            if byte == UInt8(ascii: "<") {
                signs += 1
            } else {
                if signs == 2 { return true }
                signs = 0
            }
        }
        return false
    }
}

extension EnvScript {
    /// The outermost statement around a byte.
    fileprivate func statement(around offset: Int) -> Statement? {
        var low = 0
        var high = statements.count
        while low < high {
            let middle = (low + high) / 2
            if statements[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, statements[low - 1].range.contains(offset) else { return nil }
        return statements[low - 1]
    }
}
