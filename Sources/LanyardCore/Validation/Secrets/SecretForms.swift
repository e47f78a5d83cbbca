/// Finds what is a secret by its form.
///
/// Sources: the token formats that each service documents; beginnings and alphabets only, so that a fixture need not
/// hold a real one.
package enum SecretForms {
    private struct Form {
        let beginning: [UInt8]
        let minimum: Int
        let kind: String
        /// Of the whole of one that chance made without a digit.
        let letters: Letters?
        /// Whether words of prose end with it: `risk-`.
        let isCommon: Bool

        init(_ beginning: String, _ minimum: Int, _ kind: String, _ letters: Letters? = nil, isCommon: Bool = false) {
            self.beginning = Array(beginning.utf8)
            self.minimum = minimum
            self.kind = kind
            self.letters = letters
            self.isCommon = isCommon
        }
    }

    private enum Letters {
        /// So many, capitals and small ones.
        case mixed(Int)
        /// So many capitals.
        case capitals(Int)

        func hold(_ tail: ArraySlice<UInt8>) -> Bool {
            switch self {
            case .mixed(let count):
                tail.count == count && tail.contains(where: \.isUpperCaseLetter)
                    && tail.contains(where: \.isLowerCaseLetter)
            case .capitals(let count): tail.count == count && tail.allSatisfy(\.isUpperCaseLetter)
            }
        }
    }

    private static let forms = [
        Form("AIza", 30, "a key of a Google API", .mixed(35)),
        Form("ya29.", 20, "an access token of Google"),
        Form("1//0", 20, "a refresh token of Google"),
        Form("GOCSPX-", 20, "a client secret of Google", .mixed(28)),
        Form("ghp_", 30, "a token of GitHub", .mixed(36)), Form("gho_", 30, "a token of GitHub", .mixed(36)),
        Form("ghu_", 30, "a token of GitHub", .mixed(36)),
        Form("ghs_", 30, "a token of GitHub", .mixed(36)), Form("ghr_", 30, "a token of GitHub", .mixed(36)),
        Form("github_pat_", 40, "a token of GitHub"),
        Form("glpat-", 18, "a token of GitLab", .mixed(20)),
        Form("AKIA", 16, "an access key of AWS", .capitals(16)),
        Form("ASIA", 16, "an access key of AWS", .capitals(16)),
        Form("hf_", 20, "a token of Hugging Face", .mixed(34)),
        Form("xoxb-", 20, "a token of Slack"), Form("xoxp-", 20, "a token of Slack"),
        Form("xoxa-", 20, "a token of Slack"),
        Form("sk-ant-", 20, "a key of Anthropic"), Form("sk-proj-", 20, "a key of OpenAI"),
        Form("sk-", 32, "a key of an API", isCommon: true),
    ]

    private static let keyBegin = Array("-----BEGIN ".utf8)
    private static let keyEnd = Array("-----END ".utf8)
    /// For each byte, whether a form begins with it.
    private static let starts: [Bool] = {
        var starts = Array(repeating: false, count: 256)
        for form in forms { starts[Int(form.beginning[0])] = true }
        starts[Int(keyBegin[0])] = true
        for byte in ":\nceh".utf8 { starts[Int(byte)] = true }
        return starts
    }()

    /// Those that stand as words of their own.
    static func secrets(in bytes: [UInt8]) -> [Secret] {
        words(anywhere(in: bytes), in: bytes)
    }

    static func words(_ secrets: [Secret], in bytes: [UInt8]) -> [Secret] {
        secrets.filter { !isWithinWord(bytes, $0.range.lowerBound) }
    }

    /// Also those within words, as in names that were made from a secret: never shown, but hardly meant.
    static func anywhere(in bytes: [UInt8]) -> [Secret] {
        var found: [Secret] = []
        var index = 0
        var search = Search()
        while index < bytes.count {
            if starts[Int(bytes[index])], let secret = secret(bytes, index, &search) {
                found.append(secret)
                index = secret.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private struct Search {
        /// As far as is known that no token begins: a long word is not read again for each of its letters.
        var wordsEnd = 0
        /// Whether curl is called in the line.
        var isCurl = false
    }

    private static func secret(_ bytes: [UInt8], _ start: Int, _ search: inout Search) -> Secret? {
        switch bytes[start] {
        case UInt8(ascii: "\n"):
            if start == 0 || bytes[start - 1] != UInt8(ascii: "\\") { search.isCurl = false }
            return nil
        case UInt8(ascii: "c"):
            if CurlPassword.isNamed(bytes, at: start) { search.isCurl = true }
            return nil
        case UInt8(ascii: ":"): return password(bytes, start)
        case keyBegin[0]:
            guard search.isCurl, let range = CurlPassword.range(bytes, at: start) else {
                return privateKey(bytes, start)
            }
            return Secret(range: range, kind: "the password of curl -u", isCertain: true)
        case UInt8(ascii: "e"): return LongForms.webToken(bytes, start)
        default:
            if let secret = LongForms.webhook(bytes, start) ?? LongForms.accountKey(bytes, start) { return secret }
            return start < search.wordsEnd ? nil : token(bytes, start, &search.wordsEnd)
        }
    }

    private static func isWithinWord(_ bytes: [UInt8], _ index: Int) -> Bool {
        index > 0 && isWordByte(bytes[index - 1])
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isNameByte || byte == UInt8(ascii: "-")
    }

    private static func token(_ bytes: [UInt8], _ start: Int, _ wordsEnd: inout Int) -> Secret? {
        let first = bytes[start]
        guard let form = forms.first(where: { $0.beginning[0] == first && bytes[start...].starts(with: $0.beginning) })
        else { return nil }
        guard !form.isCommon || !isWithinWord(bytes, start) else { return nil }
        var end = start + form.beginning.count
        while end < bytes.count, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
        let length = end - start - form.beginning.count
        // A word of prose has no digits, but not every token has one.
        guard bytes[start..<end].contains(where: \.isDecimalDigit) else {
            let tail = bytes[(start + form.beginning.count)..<end].prefix(while: isWordByte)
            guard form.letters?.hold(tail) == true else {
                wordsEnd = end
                return nil
            }
            return Secret(range: start..<tail.endIndex, kind: form.kind, isCertain: true)
        }
        guard length >= form.minimum else { return nil }
        return Secret(range: start..<end, kind: form.kind, isCertain: true)
    }

    private static func password(_ bytes: [UInt8], _ start: Int) -> Secret? {
        URLPassword.range(bytes, at: start).map { Secret(range: $0, kind: "the password of a URL", isCertain: true) }
    }

    private static func privateKey(_ bytes: [UInt8], _ start: Int) -> Secret? {
        guard bytes[start...].starts(with: keyBegin) else { return nil }
        let head = bytes[start..<min(bytes.count, start + 60)]
        guard String(decoding: head, as: UTF8.self).contains("PRIVATE KEY-----") else { return nil }
        var end = start + keyBegin.count
        while end < bytes.count, !bytes[end...].starts(with: keyEnd) { end += 1 }
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\""),
            bytes[end] != UInt8(ascii: "'")
        {
            end += 1
        }
        return Secret(range: start..<end, kind: "a private key", isCertain: true)
    }
}
