import LanyardCore

/// What some of the clients ask for, again and again: a service account of their own, so that the server's log tells
/// for whom it was asked.
struct SoakFlow: Sendable {
    enum Program: Sendable {
        /// `lanyard token`
        case token
        /// `docker-credential-lanyard get`
        case docker
    }

    let name: String
    let program: Program
    let store: StoreChoice
    /// Seconds that its tokens live.
    let lifetime: Int
    /// Seconds that a token must still live; nil: the default, which is three quarters of so short a life.
    var minimum: Int?
    /// Renewal in the background is on, as it is for users.
    let renews: Bool

    var account: String { name + "@ray-whisper.iam.gserviceaccount.com" }

    /// Milliseconds that a token must still live when it is handed out.
    var floor: Floor {
        if let minimum { return Floor(milliseconds: minimum * 1000, isExplicit: true) }
        return program == .docker ? .docker : .standard
    }

    /// Every store, both programs, with renewal and without.
    static let all = [
        SoakFlow(name: "soak-kernel-docker", program: .docker, store: .kernel, lifetime: 60, renews: false),
        SoakFlow(name: "soak-kernel-token", program: .token, store: .kernel, lifetime: 120, minimum: 30, renews: false),
        SoakFlow(
            name: "soak-secret-token",
            program: .token,
            store: .secretService,
            lifetime: 90,
            minimum: 20,
            renews: false
        ),
        SoakFlow(name: "soak-secret-docker", program: .docker, store: .secretService, lifetime: 120, renews: false),
        SoakFlow(name: "soak-auto-token", program: .token, store: .auto, lifetime: 75, renews: true),
        SoakFlow(name: "soak-secret-renewed", program: .docker, store: .secretService, lifetime: 100, renews: true),
    ]

    func environment(_ base: [String: String]) -> [String: String] {
        base.merging([
            "SERVICE_ACCOUNT": account, "LANYARD_STORE": store.rawValue, "LANYARD_LIFETIME": String(lifetime),
            "LANYARD_BACKGROUND": renews ? "1" : "0",
        ]) { $1 }
    }
}
