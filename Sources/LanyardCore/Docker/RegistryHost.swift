/// A container registry as Docker names it: `us-central1-docker.pkg.dev`, `127.0.0.1:5000`.
package struct RegistryHost: Hashable, Sendable {
    /// Lower case, with the port unless that is 443: the key under which config.json knows it.
    package let name: String

    private static let nameLimit = 253 + 6

    /// The host of what a client asks for: a path, one leading `https://`, port 443 and capitals are passed over. Nil
    /// for `http://`, user information and whatever else is no plain host name.
    package init?(_ server: String) {
        var rest = server.utf8[...]
        if rest.count >= 8, rest.prefix(8).map({ RegistryHost.lower($0) }).elementsEqual("https://".utf8) {
            rest = rest.dropFirst(8)
        }
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        // Nothing of a path reaches the answer but as an echo, which must stay one line of plain text.
        guard rest.dropFirst(authority.count).allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        let port = authority.dropFirst(host.count)
        guard RegistryHost.isHost(host), RegistryHost.isPort(port), authority.count <= RegistryHost.nameLimit else {
            return nil
        }
        let hasPort = !port.isEmpty && !port.elementsEqual(":443".utf8)
        name = String(decoding: (hasPort ? authority : host).map { RegistryHost.lower($0) }, as: UTF8.self)
    }

    /// Letters, digits, hyphens and dots between labels that are not empty.
    private static func isHost(_ host: Substring.UTF8View) -> Bool {
        var labelLength = 0
        for byte in host {
            if byte == UInt8(ascii: ".") {
                guard labelLength > 0 else { return false }
                labelLength = 0
            } else {
                let lowered = lower(byte)
                guard lowered.isLowerCaseLetterOrDigit || byte == UInt8(ascii: "-"), labelLength < 63 else {
                    return false
                }
                labelLength += 1
            }
        }
        return labelLength > 0
    }

    /// Nothing, or a colon and a number below 65536 that does not begin with 0.
    private static func isPort(_ port: Substring.UTF8View) -> Bool {
        guard !port.isEmpty else { return true }
        let digits = port.dropFirst()
        guard (1...5).contains(digits.count), digits.first != UInt8(ascii: "0") else { return false }
        var number = 0
        for digit in digits {
            guard digit.isDecimalDigit else { return false }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number < 65536
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte.isUpperCaseLetter ? byte + 32 : byte
    }
}
