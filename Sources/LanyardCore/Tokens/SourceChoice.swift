/// LANYARD_SOURCE: which login pays for a token.
package enum SourceChoice: Equatable, Sendable {
    /// GOOGLE_APPLICATION_CREDENTIALS, gcloud's login, the file of Application Default Credentials.
    case auto
    /// Application Default Credentials (AIP-4110).
    case adc
    case gcloud
    /// The metadata server of a virtual machine: understood, so that it is told that it is not supported yet.
    case metadata
    /// A credential file: anything with a slash in it, or that ends in `.json`.
    case file(path: String)

    /// Reads the variable; unset means `auto`.
    package init(_ text: String?) throws(Failure) {
        switch text {
        case nil, "auto": self = .auto
        case "adc": self = .adc
        case "gcloud": self = .gcloud
        case "metadata": self = .metadata
        case let text?:
            guard text.contains("/") || text.hasSuffix(".json") else {
                throw Failure(
                    "LANYARD_SOURCE is \"" + visible(text)
                        + "\", which is none of auto, adc, gcloud and the path of a JSON file",
                    hint: "unset LANYARD_SOURCE",
                    exitCode: .usage
                )
            }
            self = .file(path: text)
        }
    }

    /// As it stands in the variable.
    package var text: String {
        switch self {
        case .auto: "auto"
        case .adc: "adc"
        case .gcloud: "gcloud"
        case .metadata: "metadata"
        case .file(let path): path
        }
    }
}
