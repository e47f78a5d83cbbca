import LanyardCore

extension HTTPAnswer {
    /// The JSON object in it. Whatever else it is (a login page, half an answer, a redirect), it is not from whom we
    /// asked, or not what we asked for.
    func object(from host: String) throws(Failure) -> JSON {
        let name = visible(host)
        var fault = "no object"
        do throws(JSONSyntaxError) {
            let json = try JSONReader.read(body)
            if json.members != nil { return json }
        } catch {
            fault = error.reason
        }
        if (300..<400).contains(status) {
            let target = visible(header("location") ?? "elsewhere", limit: 200)
            throw Failure(
                "\(name) redirects to \(target), where no token is asked for",
                hint: "is there a login page between this machine and the network?",
                exitCode: .unavailable
            )
        }
        if header("content-type")?.lowercased().hasPrefix("application/json") ?? false, !body.isEmpty {
            throw Failure(
                "\(name) answered with broken JSON: \(fault) (\(body.count) bytes)",
                hint: "is there a captive portal or proxy in between?",
                exitCode: .unavailable
            )
        }
        let kind = header("content-type").map { visible($0, limit: 100) } ?? "no content type"
        throw Failure(
            "\(name) answered with status \(status) and something else than JSON (\(kind), \(body.count) bytes)",
            hint: "is there a captive portal or proxy in between?",
            exitCode: .unavailable
        )
    }

    /// The server's clock, in seconds since 1970.
    var serverTime: Int? {
        header("date").flatMap { HTTPDate.seconds($0) }
    }
}
