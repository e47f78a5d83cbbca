import Glibc
package import LanyardCore

/// The process environment: never written back.
package struct Environment: Sendable {
    package struct Entry: Equatable, Sendable {
        package var name: ByteString
        package var value: ByteString

        package init(name: ByteString, value: ByteString) {
            self.name = name
            self.value = value
        }
    }

    /// Nil: what the kernel handed to this process, read in place, for most of it is never asked for.
    private var list: [Entry]?

    package init() {
        list = []
    }

    package init(_ values: [String: String]) {
        list = values.map { Entry(name: ByteString($0.key), value: ByteString($0.value)) }
    }

    private init(list: [Entry]?) {
        self.list = list
    }

    package static var live: Environment { Environment(list: nil) }

    /// All variables, each name once.
    package var entries: [Entry] { entries(startingWith: "") }

    /// Those whose names start so.
    package func entries(startingWith prefix: String) -> [Entry] {
        guard let list else { return LiveEntries.all(startingWith: prefix) }
        return list.filter { $0.name.bytes.starts(with: prefix.utf8) }
    }

    /// A variable's bytes; nil where it is unset.
    package subscript(bytes name: String) -> ByteString? {
        guard let list else { return LiveEntries.value(of: name) }
        return list.first { $0.name.bytes.elementsEqual(name.utf8) }?.value
    }

    /// A variable's text; nil where it is unset **or empty**, which for every setting of ours means the same.
    package subscript(_ name: String) -> String? {
        get {
            guard let value = self[bytes: name], !value.isEmpty else { return nil }
            return value.text
        }
        set {
            var changed = entries
            changed.removeAll { $0.name.bytes.elementsEqual(name.utf8) }
            if let newValue { changed.append(Entry(name: ByteString(name), value: ByteString(newValue))) }
            list = changed
        }
    }

    /// Drops all whose names are not kept.
    package mutating func keep(where isKept: (String) -> Bool) {
        list = entries.filter { isKept($0.name.text) }
    }

    /// `NAME=value` for execve(2), sorted by name so that a run can be repeated.
    package var strings: [ByteString] {
        entries.sorted { $0.name < $1.name }.map { $0.name + "=" + $0.value }
    }
}

/// The `NAME=value` strings of environ(7). Nobody here calls setenv(3), so that they stay as they are.
private enum LiveEntries {
    /// As getenv(3) does, which finds the first of two entries with one name.
    static func value(of name: String) -> ByteString? {
        // Given as it is, a String would be copied into an array first, thirty times for one helper's answer.
        guard let value = name.withCString({ getenv($0) }) else { return nil }
        return ByteString(bytes(value, strlen(value)))
    }

    static func all(startingWith prefix: String) -> [Environment.Entry] {
        var entries: [Environment.Entry] = []
        var entry = environ
        while let pointer = entry.pointee {
            defer { entry += 1 }
            guard strncmp(pointer, prefix, prefix.utf8.count) == 0 else { continue }
            let line = bytes(pointer, strlen(pointer))
            if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                let name = ByteString(Array(line[..<equals]))
                if !entries.contains(where: { $0.name == name }) {
                    entries.append(Environment.Entry(name: name, value: ByteString(Array(line[(equals + 1)...]))))
                }
            }
        }
        return entries
    }

    private static func bytes(_ start: UnsafeMutablePointer<CChar>, _ count: Int) -> [UInt8] {
        start.withMemoryRebound(to: UInt8.self, capacity: count) {
            Array(UnsafeBufferPointer(start: $0, count: count))
        }
    }
}
