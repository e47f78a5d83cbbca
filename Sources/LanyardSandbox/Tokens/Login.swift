import LanyardCore

/// The person whose login the stand-in knows, and the secrets of that login. All of it is drawn anew for each run.
struct Login: Sendable {
    let account = "username@domain.com"
    let project = "ray-whisper"
    let region = "us-central1"
    let clientID = "lanyard-sandbox.apps.googleusercontent.com"
    let clientSecret = "GOCSPX-" + Randomness.text(bytes: 21)
    let refreshToken = "1//0e" + Randomness.text(bytes: 72)
    /// What the person has agreed to: the scopes of `gcloud auth login`.
    let scopes = [
        "openid",
        "https://www.googleapis.com/auth/userinfo.email",
        "https://www.googleapis.com/auth/cloud-platform",
        "https://www.googleapis.com/auth/appengine.admin",
        "https://www.googleapis.com/auth/sqlservice.login",
        "https://www.googleapis.com/auth/compute",
        "https://www.googleapis.com/auth/accounts.reauth",
    ]

    /// The service account that this person may impersonate.
    static let serviceAccount = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

    /// The login as Google's tools store it: what gcloud puts into credentials.db, and the ADC file.
    var authorizedUser: JSON {
        [
            "client_id": .string(clientID), "client_secret": .string(clientSecret),
            "refresh_token": .string(refreshToken), "type": "authorized_user",
            "universe_domain": "googleapis.com",
        ]
    }
}
