import CSQLite
import LanyardCore

/// gcloud's `credentials.db`, opened for reading only: nothing is made, locked for long or repaired in it.
struct CredentialsDatabase {
    let path: String

    /// Milliseconds to wait while gcloud writes.
    private static let patience: Int32 = 2000

    /// The JSON of an account's login; nil where the database has none.
    func credential(of account: String) throws(Failure) -> [UInt8]? {
        var opened: OpaquePointer?
        // A pointer comes back from a failed opening as well, and must be closed.
        defer { sqlite3_close(opened) }
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else { throw broken(opened) }
        sqlite3_busy_timeout(opened, CredentialsDatabase.patience)
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let query = "SELECT value FROM credentials WHERE account_id = ?1"
        guard sqlite3_prepare_v2(opened, query, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw broken(opened)
        }
        // SQLITE_TRANSIENT, which the importer does not know: SQLite makes its own copy of the text.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        guard sqlite3_bind_text(statement, 1, account, -1, copied) == SQLITE_OK else { throw broken(opened) }
        switch sqlite3_step(statement) {
        case SQLITE_DONE: return nil
        case SQLITE_ROW:
            guard let start = sqlite3_column_blob(statement, 0) else { return [] }
            return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, 0))))
        default: throw broken(opened)
        }
    }

    private func broken(_ opened: OpaquePointer?) -> Failure {
        let reason = opened.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "it cannot be opened"
        return Failure(
            "gcloud's logins cannot be read from \(visible(path)): \(visible(reason))",
            hint: "gcloud auth list",
            exitCode: .notPermitted
        )
    }
}
