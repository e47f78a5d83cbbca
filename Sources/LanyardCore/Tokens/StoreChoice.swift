/// LANYARD_STORE: where tokens are kept.
package enum StoreChoice: String, CaseIterable, Sendable {
    /// The kernel keyring, and the Secret Service where that is missing, full or forbidden.
    case auto
    case kernel
    case secretService = "secret-service"
    case none
}
