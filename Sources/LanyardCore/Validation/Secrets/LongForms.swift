/// Secrets that are known by more than their beginning.
enum LongForms {
    /// `eyJ….eyJ….…`: RFC 7519; an object in JSON, encoded, begins so, and a signature follows the two of them.
    static func webToken(_ bytes: [UInt8], _ start: Int) -> Secret? {
        guard start == 0 || !isTokenByte(bytes[start - 1]) else { return nil }
        var end = start
        for part in 0..<3 {
            let rest = bytes[end...]
            guard part == 2 || rest.starts(with: "eyJ".utf8) else { return nil }
            let next = rest.prefix(while: isTokenByte).endIndex
            guard next - end >= 10 else { return nil }
            end = next
            guard part < 2 else { break }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
            end += 1
        }
        return Secret(range: start..<end, kind: "a JSON Web Token", isCertain: true)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool { byte.isNameByte || byte == UInt8(ascii: "-") }

    /// `hooks.slack.com/services/T…/B…/…`: Slack, "Sending messages using incoming webhooks", which says to keep the URL
    /// secret. The last part may be left to be written.
    static func webhook(_ bytes: [UInt8], _ start: Int) -> Secret? {
        let beginning = "hooks.slack.com/services/".utf8
        guard bytes[start...].starts(with: beginning) else { return nil }
        let path = bytes[(start + beginning.count)...].prefix { $0.isNameByte || $0 == UInt8(ascii: "/") }
        let parts = path.split(separator: UInt8(ascii: "/"))
        guard parts.count >= 3, let first = parts[2].first, parts[2].count >= 16,
            parts[2].contains(where: { $0 != first })
        else { return nil }
        return Secret(
            range: path.startIndex..<path.endIndex,
            kind: "the address of a webhook of Slack",
            isCertain: true
        )
    }

    /// `AccountKey=…==`: a connection string of Azure Storage holds 64 bytes in base64.
    static func accountKey(_ bytes: [UInt8], _ start: Int) -> Secret? {
        let beginning = "AccountKey=".utf8
        guard bytes[start...].starts(with: beginning) else { return nil }
        let key = start + beginning.count..<min(bytes.count, start + beginning.count + azureLength)
        guard isAzureKey(bytes[key]) else { return nil }
        return Secret(range: key, kind: azureKind, isCertain: true)
    }

    static let azureKind = "a key of an Azure storage account"
    private static let azureLength = 88

    static func isAzureKey(_ value: some BidirectionalCollection<UInt8>) -> Bool {
        value.count == azureLength && value.suffix(2).elementsEqual("==".utf8)
            && value.dropLast(2).allSatisfy {
                $0.isLowerCaseLetterOrDigit || $0.isUpperCaseLetter || $0 == UInt8(ascii: "/")
                    || $0 == UInt8(ascii: "+")
            }
    }
}
