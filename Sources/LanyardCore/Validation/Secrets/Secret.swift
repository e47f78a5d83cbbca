/// A stretch of a file that is a secret.
struct Secret: Equatable {
    var range: Range<Int>
    /// `a token of GitHub`.
    var kind: String
    /// Known by its form; else by the variable's name alone.
    var isCertain: Bool
}

/// Finds what is a secret by its form.
///
/// Sources: the token formats that each service documents; beginnings and alphabets only, so that a fixture need not
/// hold a real one.
package enum SecretForms {
    private struct Form {
        let beginning: [UInt8]
        let minimum: Int
        let kind: String

        init(_ beginning: String, _ minimum: Int, _ kind: String) {
            self.beginning = Array(beginning.utf8)
            self.minimum = minimum
            self.kind = kind
        }
    }

    private static let forms = [
        Form("AIza", 30, "a key of a Google API"),
        Form("ya29.", 20, "an access token of Google"),
        Form("1//0", 20, "a refresh token of Google"),
        Form("GOCSPX-", 20, "a client secret of Google"),
        Form("ghp_", 30, "a token of GitHub"), Form("gho_", 30, "a token of GitHub"),
        Form("ghu_", 30, "a token of GitHub"),
        Form("ghs_", 30, "a token of GitHub"), Form("ghr_", 30, "a token of GitHub"),
        Form("github_pat_", 40, "a token of GitHub"),
        Form("glpat-", 18, "a token of GitLab"),
        Form("AKIA", 16, "an access key of AWS"), Form("ASIA", 16, "an access key of AWS"),
        Form("hf_", 20, "a token of Hugging Face"),
        Form("xoxb-", 20, "a token of Slack"), Form("xoxp-", 20, "a token of Slack"),
        Form("xoxa-", 20, "a token of Slack"),
        Form("sk-ant-", 20, "a key of Anthropic"), Form("sk-proj-", 20, "a key of OpenAI"),
        Form("sk-", 32, "a key of an API"),
    ]

    private static let keyBegin = Array("-----BEGIN ".utf8)
    private static let keyEnd = Array("-----END ".utf8)
    /// The first bytes of all forms.
    private static let starts: Set<UInt8> = Set(forms.compactMap(\.beginning.first)).union([keyBegin[0]])

    static func secrets(in bytes: [UInt8]) -> [Secret] {
        var found: [Secret] = []
        var index = 0
        while index < bytes.count {
            guard starts.contains(bytes[index]), index == 0 || !isWordByte(bytes[index - 1]) else {
                index += 1
                continue
            }
            if let secret = privateKey(bytes, index) ?? token(bytes, index) {
                found.append(secret)
                index = secret.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isNameByte || byte == UInt8(ascii: "-")
    }

    private static func token(_ bytes: [UInt8], _ start: Int) -> Secret? {
        guard let form = forms.first(where: { bytes[start...].starts(with: $0.beginning) }) else { return nil }
        var end = start + form.beginning.count
        while end < bytes.count, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
        let length = end - start - form.beginning.count
        // A word of prose has no digits.
        guard length >= form.minimum, bytes[start..<end].contains(where: \.isDecimalDigit) else { return nil }
        return Secret(range: start..<end, kind: form.kind, isCertain: true)
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

/// Finds what is a secret by its variable's name.
enum SecretNames {
    private static let endings = [
        "PASSWORD", "PASSWD", "SECRET", "SECRET_KEY", "SECRET_ACCESS_KEY", "API_KEY", "APIKEY", "ACCESS_TOKEN",
        "AUTH_TOKEN",
        "API_TOKEN", "_TOKEN", "PRIVATE_KEY",
    ]

    static func secrets(_ assignments: [LastAssignment], besides known: [Secret], _ bytes: [UInt8]) -> [Secret] {
        assignments.compactMap { assignment in
            let range = assignment.valueRange
            let name = assignment.name.text.uppercased()
            guard assignment.isLiteral, range.count >= 8, endings.contains(where: { name.hasSuffix($0) }),
                !known.contains(where: { $0.range.overlaps(range) }), !Placeholder.isLeft(in: bytes[range])
            else { return nil }
            let text = String(decoding: bytes[range], as: UTF8.self)
            // A path or the name of a secret is none.
            guard !text.contains("/"), !text.contains(" ") else { return nil }
            return Secret(range: range, kind: "a secret", isCertain: false)
        }
    }
}

extension SecretForms {
    /// The bytes with a star for each that belongs to a secret.
    package static func masked(_ bytes: [UInt8]) -> [UInt8] {
        masked(bytes, secrets(in: bytes))
    }

    /// ``masked(_:)-([UInt8])`` of a text: for what quotes a file and is shown to people.
    package static func masked(_ text: String) -> String {
        String(decoding: masked(Array(text.utf8)), as: UTF8.self)
    }

    static func masked(_ bytes: [UInt8], _ secrets: [Secret]) -> [UInt8] {
        var result = bytes
        for secret in secrets {
            for index in secret.range where index < result.count && result[index] != UInt8(ascii: "\n") {
                result[index] = UInt8(ascii: "*")
            }
        }
        return result
    }
}

extension CheckedScript {
    /// The text with stars in the place of secrets: what may be quoted of it.
    package func masked(_ bytes: [UInt8]) -> [UInt8] {
        secrets.isEmpty ? bytes : SecretForms.masked(bytes, secrets)
    }

}
