import LanyardCore

/// What has been asked so far. Never a secret: only fingerprints.
struct RequestLog: Sendable {
    struct Entry: Sendable {
        var number: Int
        /// Milliseconds since 1970.
        var time: Int
        var method: String
        var path: String
        var query: String
        /// 0 where there was no answer.
        var status: Int
        var fault: String?
        var userAgent: String?
        /// The scheme and a fingerprint.
        var authorization: String?
        var contentType: String?
        var body: String

        var json: JSON {
            [
                "number": .number(String(number)), "time": .number(String(time)), "method": .string(method),
                "path": .string(path), "query": .string(query), "status": .number(String(status)),
                "fault": JSON(optional: fault), "userAgent": JSON(optional: userAgent),
                "authorization": JSON(optional: authorization), "contentType": JSON(optional: contentType),
                "body": .string(body),
            ]
        }

        /// `POST /token 200`
        var line: String {
            let target = path + (query.isEmpty ? "" : "?" + query)
            return "\(method) \(target) \(status)" + (fault.map { " (\($0))" } ?? "")
        }
    }

    private(set) var entries: [Entry] = []
    private var count = 0
    /// Entries; the oldest go first.
    private static let limit = 10_000

    mutating func add(_ request: Request, _ reply: Reply, fault: Fault?, time: Int) {
        count += 1
        if entries.count == RequestLog.limit { entries.removeFirst() }
        let path = request.target.prefix { $0 != "?" }
        entries.append(
            Entry(
                number: count,
                time: time,
                method: visible(request.method, limit: 40),
                path: visible(Fingerprint.tokens(String(path)), limit: 1000),
                query: visible(Fingerprint.form(request.query), limit: 4000),
                status: reply.status,
                fault: fault?.name,
                userAgent: request.header("user-agent").map { visible($0, limit: 1000) },
                authorization: request.header("authorization").map(RequestLog.authorization),
                contentType: request.header("content-type").map { visible($0, limit: 200) },
                body: RequestLog.body(request)
            )
        )
    }

    mutating func clear() {
        entries = []
        count = 0
    }

    private static func authorization(_ value: String) -> String {
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return Fingerprint.of(value) }
        return visible(String(parts[0]), limit: 40) + " " + Fingerprint.of(String(parts[1]))
    }

    private static func body(_ request: Request) -> String {
        guard !request.isTooLarge else { return "(more than \(Request.bodyLimit) bytes)" }
        let text = visible(request.body, limit: Request.bodyLimit)
        return request.contentType == "application/x-www-form-urlencoded"
            ? Fingerprint.form(text) : Fingerprint.tokens(text)
    }
}

extension RequestLog.Entry {
    init?(json: JSON) {
        guard let number = json["number"]?.integer, let time = json["time"]?.integer,
            let method = json["method"]?.string, let path = json["path"]?.string,
            let query = json["query"]?.string, let status = json["status"]?.integer,
            let body = json["body"]?.string
        else { return nil }
        self.number = number
        self.time = time
        self.method = method
        self.path = path
        self.query = query
        self.status = status
        fault = json["fault"]?.string
        userAgent = json["userAgent"]?.string
        authorization = json["authorization"]?.string
        contentType = json["contentType"]?.string
        self.body = body
    }
}
