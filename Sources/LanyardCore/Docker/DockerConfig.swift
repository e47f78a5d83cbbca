/// Docker's config.json, in which `credHelpers` says which helper a registry's credentials come from.
///
/// It is another program's file: changes are made in its text, and every byte outside them stays.
package struct DockerConfig: Equatable, Sendable {
    /// Bytes of the largest file that is read.
    package static let sizeLimit = 4 << 20

    package let bytes: [UInt8]
    let root: JSONObjectText?
    /// The member `credHelpers`, where there is one.
    let helperMember: JSONMemberRange?
    /// Its members; nil also where it is null.
    let helperObject: JSONObjectText?
    private let content: JSON

    /// Fails on what is no JSON object, and on a name that stands twice where that would be ours to choose from.
    package init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
        self.bytes = bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
            throw JSONSyntaxError(offset: 0, reason: "the file begins with a byte order mark")
        }
        // Docker, too, takes an empty file for one without settings.
        if bytes.allSatisfy({ JSONObjectText.isSpace($0) }) {
            (root, helperMember, helperObject, content) = (nil, nil, nil, .object([]))
            return
        }
        content = try JSONReader.read(bytes)
        let root = try JSONObjectText(bytes)
        self.root = root
        // Go, in which Docker is written, finds a member whatever its case.
        let candidates = root.members.filter { $0.name.inLowerCase == "credhelpers" }
        if let odd = candidates.first(where: { $0.name != "credHelpers" }) {
            throw JSONSyntaxError(offset: odd.whole.lowerBound, reason: "it must be spelled \"credHelpers\"")
        }
        helperMember = candidates.first
        if let member = candidates.first, bytes[member.value] != Array("null".utf8)[...] {
            let object = try JSONObjectText(bytes, at: member.value.lowerBound)
            for helper in object.members where bytes[helper.value.lowerBound] != UInt8(ascii: "\"") {
                throw JSONSyntaxError(offset: helper.value.lowerBound, reason: "the name of a helper is expected")
            }
            helperObject = object
        } else {
            helperObject = nil
        }
    }

    /// Which helper answers for which registry, in the file's order.
    package var helpers: [(host: String, helper: String)] {
        (content["credHelpers"]?.members ?? []).map { ($0.name, $0.value.string ?? "") }
    }

    package func helper(of host: String) -> String? {
        content["credHelpers"]?[host]?.string
    }

    /// The helper for all registries that have none of their own.
    package var store: String? {
        content["credsStore"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Registries for which a password or token stands in the file itself.
    package var plainTextHosts: [String] {
        (content["auths"]?.members ?? []).filter { entry in
            ["auth", "password", "identitytoken", "registrytoken"].contains {
                entry.value[$0]?.string?.isEmpty == false
            }
        }.map(\.name)
    }
}
