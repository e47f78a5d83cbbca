import LanyardCore
import LanyardSystem

/// How a file was before Lanyard's first change in it, so that taking the change back gives the same bytes again.
///
/// One file a path in `~/.local/share/lanyard/edits`, named by the path's SHA-256. It holds the bytes that Lanyard
/// replaced and no others, and counts only while the edited file is as Lanyard left it.
struct EditRecord: Equatable {
    /// The SHA-256 of the file as Lanyard left it.
    var after: String
    /// Bytes before the change.
    var start: Int
    /// Bytes that stand there now.
    var inserted: Int
    /// Bytes that stood there; nil: there was no file.
    var removed: [UInt8]?
    /// Other tools' helpers that made way for ours, by registry.
    var replaced: [String: String]

    /// What turns `bytes` into `original`.
    init(of bytes: [UInt8], original: [UInt8]?, replaced: [String: String]) {
        let old = original ?? []
        var start = 0
        while start < min(bytes.count, old.count), bytes[start] == old[start] { start += 1 }
        var end = 0
        while end < min(bytes.count, old.count) - start, bytes[bytes.count - 1 - end] == old[old.count - 1 - end] {
            end += 1
        }
        after = sha256(bytes)
        self.start = start
        inserted = bytes.count - start - end
        removed = original.map { Array($0[start..<($0.count - end)]) }
        self.replaced = replaced
    }

    /// The file as it was; nil inside: there was none. Nil: it has been changed by others since.
    func original(of bytes: [UInt8]) -> [UInt8]?? {
        guard sha256(bytes) == after, start >= 0, inserted >= 0, start + inserted <= bytes.count else { return nil }
        guard let removed else { return .some(nil) }
        return .some(Array(bytes[..<start]) + removed + bytes[(start + inserted)...])
    }
}

extension EditRecord {
    static func load(_ file: UserFile) -> EditRecord? {
        guard let place = place(of: file), let bytes = try? file.world.files.read(place, 1 << 24),
            let json = try? JSONReader.read(bytes), json["path"]?.string == file.path
        else { return nil }
        return EditRecord(json)
    }

    /// Without a record the change can be taken back all the same, if not to the byte: so failures are passed over.
    func save(_ file: UserFile) {
        if let removed, String(validating: removed, as: UTF8.self) == nil { return EditRecord.forget(file) }
        guard let place = EditRecord.place(of: file) else { return }
        try? file.world.files.makeFolder(folder(of: place), 0o700)
        try? file.world.files.replace(place, Array(json(file.path).pretty.utf8), 0o600)
    }

    static func forget(_ file: UserFile) {
        if let place = place(of: file) { try? file.world.files.remove(place) }
    }

    private static func place(of file: UserFile) -> String? {
        Folders(file.world).allowed.map { folder(of: $0) + "/edits/" + sha256(Array(file.path.utf8)) }
    }

    private init?(_ json: JSON) {
        guard let after = json["after"]?.string, let start = json["start"]?.integer,
            let inserted = json["inserted"]?.integer, let removed = json["removed"]
        else { return nil }
        self.after = after
        self.start = start
        self.inserted = inserted
        self.removed = removed.string.map { Array($0.utf8) }
        replaced = [:]
        for member in json["replaced"]?.members ?? [] { replaced[member.name] = member.value.string }
    }

    private func json(_ path: String) -> JSON {
        [
            "path": .string(path), "after": .string(after), "start": .number(String(start)),
            "inserted": .number(String(inserted)),
            "removed": removed.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null,
            "replaced": .object(replaced.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }),
        ]
    }
}
