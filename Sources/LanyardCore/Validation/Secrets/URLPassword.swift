/// The password in `scheme://user:password@host`: RFC 3986, 3.2.1, User Information.
enum URLPassword {
    /// Bytes of the longest user information that is looked through.
    private static let lengthLimit = 300

    /// Where the password stands, if `://` stands at an offset, which is that of a colon, and a password behind it.
    ///
    /// None is what is expanded or left to be written, nor one that only this machine takes or that is the user's name:
    /// `postgres://postgres:postgres@localhost` is everybody's.
    static func range(_ bytes: [UInt8], at scheme: Int) -> Range<Int>? {
        guard scheme + 2 < bytes.count, bytes[scheme + 1] == UInt8(ascii: "/"), bytes[scheme + 2] == UInt8(ascii: "/")
        else { return nil }
        let start = scheme + 3
        let information = bytes[start...].prefix(lengthLimit).prefix { byte in
            byte > 0x20 && byte < 0x7f && !"@/?#\"'`$<>{}[]*\\|;&()".utf8.contains(byte)
        }
        guard information.endIndex < bytes.count, bytes[information.endIndex] == UInt8(ascii: "@"),
            let colon = information.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let password = (colon + 1)..<information.endIndex
        let host = bytes[(information.endIndex + 1)...].prefix { $0.isNameByte || $0 == UInt8(ascii: ".") }
        guard !password.isEmpty, !bytes[password].elementsEqual(bytes[start..<colon]),
            !["localhost", "127.0.0.1"].contains(where: { host.elementsEqual($0.utf8) }),
            !Placeholder.isLeft(in: bytes[password])
        else { return nil }
        return password
    }
}
