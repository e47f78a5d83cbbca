import Testing

@testable import LanyardCore

/// Any config.json, in any layout: an edit adds or replaces one piece of text and means just that.
@Suite("Any config.json")
struct DockerConfigPropertyTests {
    /// Writes random JSON with random white space.
    private struct Writer {
        var random: SeededGenerator

        mutating func space() -> String {
            ["", "", " ", "\n", "\n\t", "\r\n  ", "\n\n    ", " \t"].randomElement(using: &random) ?? ""
        }

        mutating func value(depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 2 ? 4 : 6), using: &random) {
            case 0: "\"é\\u00e9\\\\\\\"{}[],:\\/\""
            case 1: ["1e400", "-0.50", "12345678901234567890"].randomElement(using: &random) ?? "0"
            case 2: ["true", "false", "null"].randomElement(using: &random) ?? "null"
            case 3: "\"\""
            case 4: object((0..<Int.random(in: 0..<3, using: &random)).map { ("k\($0)", value(depth: depth + 1)) })
            default: "[" + space() + value(depth: depth + 1) + space() + "," + space() + value(depth: depth + 1) + "]"
            }
        }

        mutating func object(_ members: [(String, String)]) -> String {
            var text = "{" + space()
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," + space() }
                text += "\"" + member.0 + "\"" + space() + ":" + space() + member.1 + space()
            }
            return text + "}"
        }

        mutating func config() -> String {
            var members = ["auths", "credsStore", "plugins", "é"].filter { _ in Bool.random(using: &random) }
                .map { ($0, value(depth: 0)) }
            if Bool.random(using: &random) {
                let hosts = ["a.io", "b.io", "c\\u002eio"].filter { _ in Bool.random(using: &random) }
                let helpers = object(hosts.map { ($0, "\"other\"") })
                members.insert(("credHelpers", helpers), at: Int.random(in: 0...members.count, using: &random))
            }
            return space() + object(members) + space()
        }
    }

    @Test("changes in one place only, and means what it should", arguments: [1, 2, 3, 4] as [UInt64])
    func edits(_ seed: UInt64) throws {
        var writer = Writer(random: SeededGenerator(state: seed))
        for _ in 0..<200 { try check(writer.config()) }
    }

    private func check(_ text: String) throws {
        let before = try DockerConfig(Array(text.utf8))
        for host in ["new.io", "a.io", "c.io"] {
            let after = try before.setting("lanyard", for: host)
            #expect(DockerConfigPropertyTests.isOnePiece(before.bytes, after.bytes), "\(text)")
            #expect(
                DockerConfigPropertyTests.setting(host, in: try JSONReader.read(before.bytes))
                    == (try JSONReader.read(after.bytes)),
                "\(text)"
            )
            #expect(try after.setting("lanyard", for: host) == after)
            let removed = try after.removingHelper(of: host)
            #expect(removed.helper(of: host) == nil)
            // What was not there is gone to the byte, where something else stands beside it.
            if before.helper(of: host) == nil, !before.helpers.isEmpty { #expect(removed == before, "\(text)") }
        }
    }

    /// Whether the longer text is the shorter with some piece of it replaced by one that is no shorter.
    private static func isOnePiece(_ old: [UInt8], _ new: [UInt8]) -> Bool {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        // An old helper's name, null, or the white space of an empty object may go.
        return old.count - start - end <= max("\"other\"".utf8.count, 16)
    }

    private static func setting(_ host: String, in json: JSON) -> JSON {
        var members = json.members ?? []
        guard let index = members.firstIndex(where: { $0.name == "credHelpers" }) else {
            return .object(members + [JSON.Member("credHelpers", .object([JSON.Member(host, "lanyard")]))])
        }
        var helpers = members[index].value.members ?? []
        if let existing = helpers.firstIndex(where: { $0.name == host }) {
            helpers[existing].value = "lanyard"
        } else {
            helpers.append(JSON.Member(host, "lanyard"))
        }
        members[index].value = .object(helpers)
        return .object(members)
    }
}
