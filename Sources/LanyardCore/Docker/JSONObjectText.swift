/// An object as it stands in a JSON text: where its members are, and how they are laid out.
struct JSONObjectText: Equatable, Sendable {
    /// From the opening to the closing brace.
    let range: Range<Int>
    let members: [JSONMemberRange]

    /// Fails where a name stands twice: readers do not agree which of the two counts.
    init(_ bytes: [UInt8], at offset: Int = 0) throws(JSONSyntaxError) {
        (range, members) = try JSONReader.members(of: bytes, at: offset)
        var names: Set<String> = []
        for member in members where !names.insert(member.name).inserted {
            throw JSONSyntaxError(offset: member.whole.lowerBound, reason: "the name stands there twice")
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0a).contains(byte) || byte == 0x0d
    }

    /// The white space before a member.
    func spaceBefore(_ member: JSONMemberRange, in bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<member.whole.lowerBound].reversed().prefix { JSONObjectText.isSpace($0) }.reversed())
    }

    /// The colon behind a member's name, with the white space around it.
    func colon(of member: JSONMemberRange, in bytes: [UInt8]) -> [UInt8] {
        Array(bytes[member.whole.lowerBound..<member.value.lowerBound].reversed().prefix { $0 != 0x22 }.reversed())
    }

    /// What is left of the text without a member, its comma and the white space between it and its neighbour.
    func removing(_ member: JSONMemberRange, from bytes: [UInt8]) -> [UInt8] {
        guard let index = members.firstIndex(of: member) else { return bytes }
        let gone: Range<Int>
        if members.count == 1 {
            gone = (range.lowerBound + 1)..<(range.upperBound - 1)
        } else if index == 0 {
            gone = member.whole.lowerBound..<members[1].whole.lowerBound
        } else {
            gone = members[index - 1].value.upperBound..<member.value.upperBound
        }
        return Array(bytes[..<gone.lowerBound]) + bytes[gone.upperBound...]
    }
}
