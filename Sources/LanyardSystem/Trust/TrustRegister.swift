package import LanyardCore

/// Which env.sh files the user has read and allowed, by path and content.
///
/// One file a path in `~/.local/share/lanyard/allowed`, named by the path's SHA-256: the path on its first line, then
/// the digests of the contents that are allowed, the newest last. Several may be, for branches change the file. Behind
/// the newest stand `NAME:MARK` for what it exported, so that the next one can be told apart.
package struct TrustRegister: Sendable {
    /// Contents a path that stay allowed; older ones are forgotten.
    package static let capacity = 16
    /// Bytes: a record stays small, and of a file with more variables than fit, no changes are told.
    private static let markLimit = 1 << 16

    private let world: World

    package init(_ world: World) {
        self.world = world
    }

    /// - Parameter readFiles: what the file sources or reads into values: their contents are allowed with it.
    package func isAllowed(_ path: String, content: [UInt8], readFiles: [Evaluation.ReadFile] = []) -> Bool {
        allowance(for: path).covers(content, readFiles)
    }

    /// What is allowed for that path: nothing for most projects, which need not be looked at any further then.
    package func allowance(for path: String) -> Allowance {
        Allowance(lines: lines(of: path))
    }

    package struct Allowance: Sendable {
        fileprivate let lines: [String]

        package var isEmpty: Bool { lines.isEmpty }

        package func covers(_ content: [UInt8], _ readFiles: [Evaluation.ReadFile]) -> Bool {
            let wanted = TrustRegister.digest(content, readFiles)
            return lines.contains { $0.utf8.prefix { $0 != UInt8(ascii: " ") }.elementsEqual(wanted.utf8) }
        }
    }

    fileprivate static func digest(_ content: [UInt8], _ readFiles: [Evaluation.ReadFile]) -> String {
        guard !readFiles.isEmpty else { return sha256(content) }
        // Each by its own digest: no content can pass for the end of one file and the beginning of the next.
        let parts = readFiles.map { " " + sha256($0.path.bytes) + ":" + sha256($0.content) }
        return sha256(Array((sha256(content) + parts.joined()).utf8))
    }

    /// What the newest allowed content exported: names, and a mark of each value. Nil where that is not known.
    package func newestMarks(of path: String) -> [String: String]? {
        guard let words = lines(of: path).last?.split(separator: " ").dropFirst(), !words.isEmpty else { return nil }
        var marks: [String: String] = [:]
        for word in words {
            let parts = word.split(separator: ":")
            if parts.count == 2 { marks[String(parts[0])] = String(parts[1]) }
        }
        return marks
    }

    /// Tells two values apart without holding either.
    package static func mark(_ value: ByteString) -> String {
        String(sha256(value.bytes).prefix(16))
    }

    /// Allows that content of that path; says whether it was not allowed before.
    @discardableResult
    package func allow(
        _ path: String,
        content: [UInt8],
        readFiles: [Evaluation.ReadFile] = [],
        exports: [Variable]
    ) throws(Failure) -> Bool {
        let digest = TrustRegister.digest(content, readFiles)
        var known = digests(of: path)
        guard !known.contains(digest) else { return false }
        let marks = exports.map { " \($0.name):\(TrustRegister.mark($0.value))" }.joined()
        known.append(digest + (marks.utf8.count <= TrustRegister.markLimit ? marks : ""))
        let record = try record(of: path)
        try world.requireOwn(folder(of: record), for: folder(of: record))
        do {
            if let folder = Folders(world).allowed { try world.files.makeFolder(folder, 0o700) }
            let lines = [TrustRegister.line(path)] + known.suffix(TrustRegister.capacity)
            try world.files.replace(record, Array((lines.joined(separator: "\n") + "\n").utf8), 0o600)
        } catch {
            throw error.failure("write", record)
        }
        return true
    }

    /// Takes back whatever was allowed for that path; says whether there was anything.
    package func deny(_ path: String) throws(Failure) -> Bool {
        let record = try record(of: path)
        do {
            try world.files.remove(record)
            return true
        } catch .missing {
            return false
        } catch {
            throw error.failure("remove", record)
        }
    }

    private func digests(of path: String) -> [String] {
        lines(of: path).map { String($0.prefix { $0 != " " }) }
    }

    /// A digest each, and what stands behind it.
    private func lines(of path: String) -> [String] {
        guard let record = try? record(of: path), let content = try? world.files.read(record, 1 << 20) else {
            return []
        }
        // By bytes, for a helper reads this each time that Docker asks.
        var lines: [String] = []
        var start = 0
        for end in 0...content.count where end == content.count || content[end] == UInt8(ascii: "\n") {
            if start < end { lines.append(String(decoding: content[start..<end], as: UTF8.self)) }
            start = end + 1
        }
        guard !lines.isEmpty, lines.removeFirst() == TrustRegister.line(path) else { return [] }
        return lines
    }

    /// A path as it stands in its record: on one line, whatever it holds. The record's name tells paths apart.
    private static func line(_ path: String) -> String {
        String(decoding: path.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private func record(of path: String) throws(Failure) -> String {
        guard let folder = Folders(world).allowed else {
            throw Failure("HOME is not set, so nothing can be allowed", hint: "export HOME=/home/you")
        }
        return folder + "/" + sha256(Array(path.utf8))
    }
}
