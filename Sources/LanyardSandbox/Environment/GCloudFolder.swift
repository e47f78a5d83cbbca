import CSQLite
import LanyardCore
import LanyardSystem

/// gcloud's own state after a login, file by file as gcloud writes it.
struct GCloudFolder {
    let folder: PrivateFolder
    let login: Login

    func write(withLogin: Bool) throws(Failure) {
        try folder.write(folder.gcloud + "/active_config", "default")
        let account = withLogin ? "account = \(login.account)\n" : ""
        try folder.write(
            folder.gcloud + "/configurations/config_default",
            "[core]\n\(account)project = \(login.project)\n\n[compute]\nregion = \(login.region)\n\n"
        )
        guard withLogin else { return }
        try writeDatabase()
        try folder.write(legacy("adc.json"), adc(["account": ""]))
        try folder.write(
            legacy(".boto"),
            """
            [OAuth2]
            client_id = \(login.clientID)
            client_secret = \(login.clientSecret)

            [Credentials]
            gs_oauth2_refresh_token = \(login.refreshToken)

            """
        )
    }

    /// The file of `gcloud auth application-default login`.
    func writeADC() throws(Failure) {
        let project: JSON = ["account": "", "quota_project_id": .string(login.project)]
        try folder.write(folder.gcloud + "/application_default_credentials.json", adc(project))
    }

    private func adc(_ more: JSON) -> String {
        pretty((more.members ?? []) + (login.authorizedUser.members ?? []))
    }

    private func legacy(_ name: String) -> String {
        folder.gcloud + "/legacy_credentials/" + login.account + "/" + name
    }

    /// Python's `json.dumps(…, indent=2, sort_keys=True)`.
    private func pretty(_ members: [JSON.Member]) -> String {
        String(JSON.object(members.sorted { $0.name < $1.name }).pretty.dropLast())
    }

    private var storedLogin: String {
        let more = [
            JSON.Member("revoke_uri", "https://oauth2.googleapis.com/revoke"),
            JSON.Member("scopes", .null),
            JSON.Member("token_uri", "https://oauth2.googleapis.com/token"),
        ]
        return pretty((login.authorizedUser.members ?? []) + more)
    }

    private func writeDatabase() throws(Failure) {
        let path = folder.gcloud + "/credentials.db"
        // The mode comes first, for SQLite would make the file readable for others.
        try folder.write(path, "")
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        let table = #"CREATE TABLE IF NOT EXISTS "credentials" (account_id TEXT PRIMARY KEY, value BLOB)"#
        let row = #"REPLACE INTO "credentials" (account_id, value) VALUES (?, ?)"#
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        // SQLITE_TRANSIENT, a cast that Swift cannot import: SQLite copies the text.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        guard sqlite3_open(path, &database) == SQLITE_OK,
            sqlite3_exec(database, table, nil, nil, nil) == SQLITE_OK,
            sqlite3_prepare_v2(database, row, -1, &statement, nil) == SQLITE_OK,
            sqlite3_bind_text(statement, 1, login.account, -1, copied) == SQLITE_OK,
            sqlite3_bind_text(statement, 2, storedLogin, -1, copied) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_DONE
        else {
            throw Failure("cannot write \(visible(path)): \(visible(String(cString: sqlite3_errmsg(database))))")
        }
    }
}
