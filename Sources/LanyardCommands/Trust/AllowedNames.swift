import LanyardCore
import LanyardSystem

/// The names that an allowed file exports, and what has changed since the content that was allowed before it.
struct AllowedNames {
    let lines: [String]

    /// - Parameter before: marks of the values that were exported before; nil: nothing to compare with.
    init(_ exports: [Variable], before: [String: String]?) {
        var lines = exports.map { variable in
            var remarks: [String] = []
            if let before {
                switch before[variable.name] {
                case nil: remarks.append("new")
                case TrustRegister.mark(variable.value): break
                default: remarks.append("changed")
                }
            }
            if TrustPolicy.isRedirecting(variable.name) { remarks.append("redirects credentials or runs code") }
            return visible(variable.name) + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))")
        }
        let names = Set(exports.map(\.name))
        lines += (before ?? [:]).keys.filter { !names.contains($0) }.sorted().map { "\(visible($0)) (no longer set)" }
        self.lines = lines
    }
}
