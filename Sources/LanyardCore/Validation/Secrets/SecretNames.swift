/// Tells what is a secret by its variable's name.
enum SecretNames {
    /// Bytes: less than that is no secret worth the name, and stars in its place would only hide what is wrong.
    static let minimum = 6

    private static let endings = [
        "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "SECRET_KEY", "SECRET_ACCESS_KEY", "API_KEY", "APIKEY",
        "ACCESS_TOKEN", "AUTH_TOKEN", "API_TOKEN", "_TOKEN", "PRIVATE_KEY", "DB_PASS", "MYSQL_PWD", "KAGGLE_KEY",
        "STORAGE_KEY", "STORAGE_ACCOUNT_KEY", "STORAGE_ACCESS_KEY",
    ].map { Array($0.utf8) }
    /// Those that are no endings of others.
    private static let whole = ["TOKEN"].map { Array($0.utf8) }

    /// Whether the name says that its value is secret.
    static func say(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        // Most names end with none of their last letters: D, E, T, Y, N, S.
        guard let last = name.last, "DETYNS".utf8.contains(last & 0xdf) else { return false }
        func isCapital(_ capital: UInt8, of letter: UInt8) -> Bool {
            capital == (letter.isLowerCaseLetter ? letter - 32 : letter)
        }
        return endings.contains { ending in
            name.reversed().starts(with: ending.reversed()) { isCapital($1, of: $0) }
        } || whole.contains { $0.elementsEqual(name, by: isCapital) }
    }

    static func say(_ name: String) -> Bool { say(name.utf8) }

    /// What the value of a variable of that name is, if it is secret.
    static func secret(_ name: String, _ value: [UInt8]) -> (kind: String, isCertain: Bool)? {
        guard say(name) else { return nil }
        if isAWSKey(name, value) { return ("a secret key of AWS", true) }
        // Of 64 of them one begins like a path.
        if LongForms.isAzureKey(value) { return (LongForms.azureKind, true) }
        let text = String(decoding: value, as: UTF8.self)
        // What holds spaces is a sentence about it.
        guard !isPath(text, name), !text.utf8.contains(UInt8(ascii: " ")),
            !Placeholder.isLeft(in: value[...]), !TokenWords.hold(text, of: name)
        else { return nil }
        return ("a secret", false)
    }

    /// 40 characters of base64: AWS documentation, "Manage access keys for IAM users". Half of them hold a `/`.
    private static func isAWSKey(_ name: String, _ value: [UInt8]) -> Bool {
        value.count == 40 && (name.inLowerCase.contains("aws") || name.inLowerCase.hasSuffix("secret_access_key"))
            && value.allSatisfy {
                $0.isLowerCaseLetterOrDigit || $0.isUpperCaseLetter || $0 == UInt8(ascii: "/")
                    || $0 == UInt8(ascii: "+")
            }
    }

    /// Whether it says where a secret lies: a path, a URL without user information, a name of Secret Manager's.
    static func isPath(_ text: String, _ name: String) -> Bool {
        let beginnings = ["/", "./", "../", "~/", "$HOME/", "${HOME}/", "projects/"]
        if beginnings.contains(where: { text.hasPrefix($0) }) { return true }
        guard text.utf8.contains(UInt8(ascii: "/")) else { return false }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty { return !parts[2].contains("@") }
        // A relative path is written in small letters, what was drawn by chance is not; a password may be anything.
        let isDrawn =
            text.utf8.contains(where: \.isUpperCaseLetter) && text.utf8.contains(where: \.isLowerCaseLetter)
            && text.utf8.contains(where: \.isDecimalDigit)
        return !isDrawn && !name.inLowerCase.hasSuffix("password")
    }
}

extension LastAssignment {
    /// Whether its name says that its value is secret. Where that begins as a path, it only says where one lies.
    var isSecret: Bool {
        guard SecretNames.say(name.text) else { return false }
        guard case .word(let word) = value, case .literal(let bytes, _) = word.parts.first else { return true }
        return !SecretNames.isPath(String(decoding: bytes, as: UTF8.self), name.text)
    }
}
