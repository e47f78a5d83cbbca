/// LANYARD_REGISTRY_ACCOUNTS: which service account pays for which registry, `host=account` separated by spaces.
package struct RegistryAccounts: Equatable, Sendable {
    package struct Binding: Equatable, Sendable {
        package var host: String
        package var account: String
    }

    package private(set) var bindings: [Binding]

    /// Reads the variable's text; what is no binding is passed over.
    package init(_ text: String) {
        bindings = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).compactMap { entry in
            guard let equals = entry.firstIndex(of: "="), let host = RegistryHost(String(entry[..<equals])) else {
                return nil
            }
            return Binding(host: host.name, account: String(entry[entry.index(after: equals)...]))
        }
    }

    package var text: String {
        bindings.map { $0.host + "=" + $0.account }.joined(separator: " ")
    }

    package func account(of host: String) -> String? {
        guard let host = RegistryHost(host)?.name else { return nil }
        return bindings.last { $0.host == host }?.account
    }

    /// Binds, in the place of an earlier binding of that host.
    package mutating func bind(_ host: String, to account: String) {
        let index = bindings.firstIndex { $0.host == host } ?? bindings.endIndex
        unbind(host)
        bindings.insert(Binding(host: host, account: account), at: index)
    }

    package mutating func unbind(_ host: String) {
        bindings.removeAll { $0.host == host }
    }
}
