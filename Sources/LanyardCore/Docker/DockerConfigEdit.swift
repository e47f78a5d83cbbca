extension DockerConfig {
    /// The file with that helper for that registry, laid out as what stands beside it.
    package func setting(_ helper: String, for host: String) throws(JSONSyntaxError) -> DockerConfig {
        let value = Array(JSON.quoted(helper).utf8)
        let name = Array(JSON.quoted(host).utf8)
        guard let root else { return try DockerConfig(DockerConfig.fresh(name, value)) }
        if let object = helperObject {
            if let member = object.members.first(where: { $0.name == host }) {
                return try replacing(member.value, with: value)
            }
            if let last = object.members.last {
                let added = object.spaceBefore(last, in: bytes) + name + object.colon(of: last, in: bytes) + value
                return try replacing(last.value.upperBound..<last.value.upperBound, with: [Self.comma] + added)
            }
        }
        if let member = helperMember {
            let layout = Layout(root.spaceBefore(member, in: bytes), colon: root.colon(of: member, in: bytes))
            return try replacing(member.value, with: layout.object(name, value))
        }
        guard let last = root.members.last else {
            return try replacing(root.range, with: DockerConfig.freshObject(name, value))
        }
        let layout = Layout(root.spaceBefore(last, in: bytes), colon: root.colon(of: last, in: bytes))
        let added = layout.space + Array("\"credHelpers\"".utf8) + layout.colon + layout.object(name, value)
        return try replacing(last.value.upperBound..<last.value.upperBound, with: [Self.comma] + added)
    }

    /// The file without a helper for that registry; `credHelpers` goes with its last one.
    package func removingHelper(of host: String) throws(JSONSyntaxError) -> DockerConfig {
        guard let root, let helperMember, let helperObject,
            let member = helperObject.members.first(where: { $0.name == host })
        else { return self }
        if helperObject.members.count == 1 { return try DockerConfig(root.removing(helperMember, from: bytes)) }
        return try DockerConfig(helperObject.removing(member, from: bytes))
    }

    private func replacing(_ range: Range<Int>, with text: [UInt8]) throws(JSONSyntaxError) -> DockerConfig {
        try DockerConfig(Array(bytes[..<range.lowerBound]) + text + bytes[range.upperBound...])
    }

    private static let comma = UInt8(ascii: ",")

    /// As Docker itself writes the file.
    private static func freshObject(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        let layout = Layout(Array("\n\t".utf8), colon: Array(": ".utf8))
        return Array("{\n\t\"credHelpers\": ".utf8) + layout.object(name, value) + Array("\n}".utf8)
    }

    private static func fresh(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        freshObject(name, value) + [UInt8(ascii: "\n")]
    }
}

/// How the members of the outermost object are laid out.
private struct Layout {
    /// White space before a member.
    let space: [UInt8]
    let colon: [UInt8]

    init(_ space: [UInt8], colon: [UInt8]) {
        self.space = space
        self.colon = colon
    }

    /// An object of one member, one level below: on lines of its own where the members around it are.
    func object(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        let member = name + colon + value
        guard let newline = space.lastIndex(of: UInt8(ascii: "\n")) else { return [0x7b] + member + [0x7d] }
        let indent = space[(newline + 1)...]
        let hasReturn = newline > 0 && space[newline - 1] == UInt8(ascii: "\r")
        let line = (hasReturn ? [0x0d, 0x0a] : [0x0a]) + indent
        return [0x7b] + line + indent + member + line + [0x7d]
    }
}
