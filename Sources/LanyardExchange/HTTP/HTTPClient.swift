import LanyardCore

/// The way to a server: libcurl, or what a test hands in.
struct HTTPClient: Sendable {
    /// Asks once and gives back whatever was answered; fails where nothing was.
    ///
    /// - Parameter milliseconds: for connection, request and answer together.
    var send: @Sendable (_ request: HTTPRequest, _ milliseconds: Int) throws(Failure) -> HTTPAnswer
}
