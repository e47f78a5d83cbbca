import LanyardCore

/// A request: POST with a small body, GET without one.
struct HTTPRequest: Equatable, Sendable {
    var address: WebAddress
    /// Lines as `Name: value`, without the ends of the lines.
    var headers: [String]
    /// Nil: GET.
    var body: [UInt8]?
    /// What in it must never be seen in a message, should the server send it back.
    var secrets: [String] = []
}

/// What a server answered.
struct HTTPAnswer: Equatable, Sendable {
    struct Header: Equatable, Sendable {
        /// In lower case.
        var name: String
        var value: String
    }

    var status: Int
    var headers: [Header]
    var body: [UInt8]
    /// There is no answer (status 0), for the connection ended in the middle of it; nil: there is.
    var brokenOff: Failure?

    /// The first header of that name, given in lower case.
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}

extension HTTPAnswer {
    init(status: Int, headerLines: String, body: [UInt8]) {
        self.status = status
        self.body = body
        headers = headerLines.split(whereSeparator: \.isNewline).compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return Header(
                name: line[..<colon].lowercased(),
                value: HTTPAnswer.trimmed(line[line.index(after: colon)...])
            )
        }
    }

    /// Without the optional white space of RFC 9110, section 5.6.3.
    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}

extension HTTPAnswer {
    /// The same answer, with `…` wherever the body of a refusal repeats one of those secrets.
    func scrubbed(of secrets: [String]) -> HTTPAnswer {
        guard status != 200 else { return self }
        var answer = self
        for secret in secrets where !secret.isEmpty {
            answer.body = HTTPAnswer.replacing(Array(secret.utf8), by: Array("…".utf8), in: answer.body)
        }
        return answer
    }

    private static func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position...].starts(with: old) {
                result += new
                position += old.count
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }
}
