extension TokenTarget {
    /// What tells this token from its account's usual one, in brackets behind the account's name, for people: ` (for 30m)`;
    /// empty for the usual one.
    package var peculiarity: String {
        var words: [String] = []
        if scopes != [TokenTarget.cloudPlatform] {
            words.append(scopes.map { Scope.short($0) }.joined(separator: ","))
        }
        if lifetime != TokenTarget.defaultLifetime { words.append("for " + TimeSpan.exactly(seconds: lifetime)) }
        if !delegates.isEmpty { words.append("through " + delegates.joined(separator: ",")) }
        return words.isEmpty ? "" : " (" + words.joined(separator: "; ") + ")"
    }
}
