extension Evaluation {
    /// Variables that redirect credentials or run code, and that the file leaves with another value than its caller has.
    ///
    /// It goes by what is left in the end: an assignment has too many forms (`read`, `printf -v`, a loop, `${X:=…}`,
    /// arithmetic, a function) for their list to be what trust depends on.
    package func redirecting(beside environment: (String) -> ByteString?) -> [Variable] {
        variables.filter { TrustPolicy.isRedirecting($0.name) && environment($0.name) != $0.value }
    }
}
