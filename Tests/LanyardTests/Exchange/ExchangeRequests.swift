/// Requests to `lanyard-exchange` as a shell writes them: for what no command of `lanyard` asks in that way.
enum ExchangeRequests {
    /// A command that prints a request for the training account's token.
    static func token(timeLimit: Int = 20_000, store: String = "none", usesCache: Bool = true) -> String {
        """
        jq -nc '{version: "0.1.0", action: "token", account: "ray-ai-training@ray-whisper.iam.gserviceaccount.com", \
        scopes: ["https://www.googleapis.com/auth/cloud-platform"], delegates: [], lifetime: 3600, source: "test", \
        universe: "googleapis.com", endpoints: [], floor: 900000, isFloorExplicit: false, timeLimit: \(timeLimit), usesCache: \(usesCache), tellsLocked: false, \
        store: "\(store)"}'
        """
    }
}
