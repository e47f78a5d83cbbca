/// The payload of a keyring entry: one line of JSON without white space, small since quota is scarce, and read member by
/// member since every credential helper reads one before it answers.
extension CachedToken {
    package var payload: [UInt8] {
        // The identity is JSON already. Quoted it would be twice as long.
        var line = Array("{\"version\":2,\"identity\":".utf8)
        line += identity
        line += ",\"principal\":".utf8
        JSON.write(quoted: principal.utf8, into: &line)
        line += ",\"lifetime\":\(lifetime),\"wall\":\(receivedWall),\"boot\":\(receivedBoot),\"bootID\":".utf8
        JSON.write(quoted: bootID.utf8, into: &line)
        line += ",\"token\":\"".utf8
        line += token.bytes
        line += "\"}".utf8
        return line
    }

    /// Nil where the entry is broken or another version's: that is a miss, never an error.
    package init?(payload: [UInt8]) {
        var members = JSONMembers(payload)
        var (isOurs, identity, principal, bootID) = (false, payload[0..<0], "", "")
        var (token, lifetime, wall, boot) = (AccessToken?.none, Int?.none, Int?.none, Int?.none)
        while let member = members.next() {
            let (name, value) = (payload[member.name], payload[member.value])
            if name.elementsEqual("version".utf8) {
                isOurs = value.elementsEqual("2".utf8)
            } else if name.elementsEqual("identity".utf8) {
                identity = value
            } else if name.elementsEqual("principal".utf8) {
                principal = CachedToken.text(value)
            } else if name.elementsEqual("lifetime".utf8) {
                lifetime = CachedToken.number(value)
            } else if name.elementsEqual("wall".utf8) {
                wall = CachedToken.number(value)
            } else if name.elementsEqual("boot".utf8) {
                boot = CachedToken.number(value)
            } else if name.elementsEqual("bootID".utf8) {
                bootID = CachedToken.text(value)
            } else if name.elementsEqual("token".utf8), value.count > 2 {
                token = AccessToken(bytes: Array(value.dropFirst().dropLast()))
            }
        }
        // A week is the longest that any token lives.
        guard isOurs, members.isComplete, let token, let lifetime, (0...604_800_000).contains(lifetime), let wall,
            let boot
        else { return nil }
        self.init(
            token: token,
            identity: Array(identity),
            principal: principal,
            lifetime: lifetime,
            receivedWall: wall,
            receivedBoot: boot,
            bootID: bootID
        )
    }

    private static func text(_ value: ArraySlice<UInt8>) -> String {
        guard value.contains(UInt8(ascii: "\\")) else {
            return String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
        }
        return (try? JSONReader.read(Array(value)))?.string ?? ""
    }

    /// Of 18 decimal digits at most: all that milliseconds need, and no overflow. A clock may stand before 1970.
    private static func number(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
        guard (1...18).contains(digits.count), digits.allSatisfy(\.isDecimalDigit) else { return nil }
        var value = 0
        for digit in digits { value = value * 10 + Int(digit - UInt8(ascii: "0")) }
        return digits.count < text.count ? -value : value
    }
}
