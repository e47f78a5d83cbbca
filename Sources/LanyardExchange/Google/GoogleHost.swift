/// Which hosts are a Google service's own: the forms that google-auth accepts, for a credential file that somebody
/// planted must not say where a refresh token is sent.
enum GoogleHost {
    /// Whether `host` serves `service` (`oauth2`, `sts`, `iamcredentials`) in that universe: plainly, in a region, over
    /// mTLS, or over Private Service Connect.
    static func serves(_ service: String, _ host: String, universe: String) -> Bool {
        guard !universe.isEmpty, host.hasSuffix("." + universe) else { return false }
        let labels = host.dropLast(universe.utf8.count + 1)
            .split(separator: ".", omittingEmptySubsequences: false)
            .map { String($0) }
        guard labels.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 }) else { return false }
        switch labels.count {
        case 1:
            return labels[0] == service || labels[0] == service + "-p" || labels[0].hasSuffix("-" + service)
        case 2:
            return labels[0] == service || (labels[0].hasPrefix(service + "-") && labels[1] == "p")
        case 3:
            return labels[0] == service && labels[2] == "rep"
        default:
            return false
        }
    }
}
