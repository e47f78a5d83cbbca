import LanyardCore

extension HTTPAnswer {
    /// The JSON object in it. Whatever else it is (a login page, half an answer, a redirect), it is not from whom we
    /// asked, or not what we asked for.
    func object(from host: String) throws(Failure) -> JSON {
        if let json = try? JSONReader.read(body), json.members != nil { return json }
        let name = visible(host)
        if (300..<400).contains(status) {
            let target = visible(header("location") ?? "elsewhere", limit: 200)
            throw Failure(
                "\(name) redirects to \(target), where no token is asked for",
                hint: "is there a login page between this machine and the network?",
                exitCode: .unavailable
            )
        }
        let kind = header("content-type").map { visible($0, limit: 100) } ?? "no content type"
        throw Failure(
            "\(name) answered with status \(status) and something else than JSON (\(kind), \(body.count) bytes)",
            hint: "is there a proxy or a login page between this machine and Google?",
            exitCode: .unavailable
        )
    }

    /// The server's clock, in seconds since 1970.
    var serverTime: Int? {
        header("date").flatMap { HTTPDate.seconds($0) }
    }
}
