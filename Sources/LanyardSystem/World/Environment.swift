import Glibc
package import LanyardCore

/// The process environment: a snapshot, never written back.
package struct Environment: Sendable {
    package var values: [ByteString: ByteString]

    package init(_ values: [ByteString: ByteString] = [:]) {
        self.values = values
    }

    package init(_ values: [String: String]) {
        self.values = Dictionary(uniqueKeysWithValues: values.map { (ByteString($0), ByteString($1)) })
    }

    /// A variable's bytes; nil where it is unset.
    package subscript(bytes name: String) -> ByteString? {
        values[ByteString(name)]
    }

    /// A variable's text; nil where it is unset **or empty**, which for every setting of ours means the same.
    package subscript(_ name: String) -> String? {
        get {
            guard let value = values[ByteString(name)], !value.isEmpty else { return nil }
            return value.text
        }
        set { values[ByteString(name)] = newValue.map { ByteString($0) } }
    }

    /// `NAME=value` for execve(2), sorted by name so that a run can be repeated.
    package var strings: [ByteString] {
        values.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
    }

    package static var live: Environment {
        var values: [ByteString: ByteString] = [:]
        var entry = environ
        while let pointer = entry.pointee {
            let length = strlen(pointer)
            let bytes = UnsafeRawBufferPointer(start: pointer, count: length)
            if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
                let name = ByteString(bytes[..<equals])
                // getenv(3) finds the first of two entries with one name: so do we.
                if values[name] == nil { values[name] = ByteString(bytes[(equals + 1)...]) }
            }
            entry += 1
        }
        return Environment(values)
    }
}
