/// The working folder, which `cd` changes here and nowhere else: bash(1), cd and pwd.
extension Evaluator {
    /// Absolute.
    mutating func workingFolder(_ range: Range<Int>) throws(GivenUp) -> ByteString {
        if let folder = state.folder { return folder }
        guard let folder = surroundings.workingFolder() else {
            throw refuse(range, "the working folder cannot be told", "does it still exist?")
        }
        state.folder = folder
        return folder
    }

    /// The same, where nobody complains that it is not known.
    var knownFolder: ByteString? { state.folder ?? surroundings.workingFolder() }

    /// A path as seen from the working folder, made absolute; `.` and `..` stay in it.
    mutating func absolute(_ path: ByteString, _ range: Range<Int>) throws(GivenUp) -> ByteString {
        if path.bytes.first == UInt8(ascii: "/") { return path }
        return ByteString(try workingFolder(range).bytes + [UInt8(ascii: "/")] + path.bytes)
    }

    mutating func changeFolder(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        var arguments = arguments
        while let option = arguments.first, option == "--" || option == "-L" {
            arguments = arguments.dropFirst()
            if option == "--" { break }
        }
        guard arguments.count <= 1 else {
            throw refuse(range, "cd takes one folder", "quote the name if it has spaces")
        }
        guard let folder = arguments.first ?? slot("HOME").value, !folder.isEmpty,
            folder == "-" || folder.bytes.first != UInt8(ascii: "-")
        else { throw refuse(range, "this form of cd is not read here", "name the folder") }
        guard folder != "-" else { throw refuse(range, "the folder before is not known here", "name the folder") }
        guard !folder.bytes.starts(with: "//".utf8) else {
            throw refuse(range, "bash keeps two slashes at the beginning", "write one")
        }
        let isRelative = ![UInt8(ascii: "/"), UInt8(ascii: ".")].contains(folder.bytes[0])
        guard !isRelative || slot("CDPATH").value?.isEmpty ?? true else {
            throw refuse(range, "with CDPATH set, cd may lead elsewhere", "write ./ before the name")
        }
        guard let path = try cleaned(try absolute(folder, range)), isFolder(path) else {
            state.status = 1
            return
        }
        state.folder = path
        state.status = 0
    }

    /// Without `.` and `..`, as cd -L counts them; nil where one of them steps out of what is no folder.
    private mutating func cleaned(_ path: ByteString) throws(GivenUp) -> ByteString? {
        var parts: [ArraySlice<UInt8>] = []
        for part in path.bytes.split(separator: UInt8(ascii: "/")) {
            if part.elementsEqual(".".utf8) { continue }
            guard part.elementsEqual("..".utf8) else {
                parts.append(part)
                continue
            }
            guard isFolder(joined(parts)) else { return nil }
            _ = parts.popLast()
        }
        return joined(parts)
    }

    private func joined(_ parts: [ArraySlice<UInt8>]) -> ByteString {
        var path: [UInt8] = []
        for part in parts {
            path.append(UInt8(ascii: "/"))
            path += part
        }
        return path.isEmpty ? "/" : ByteString(path)
    }

    private func isFolder(_ path: ByteString) -> Bool {
        guard let facts = surroundings.status(path, true) else { return false }
        return facts.kind == .folder && facts.isExecutable
    }

    mutating func printFolder(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        guard arguments.allSatisfy({ $0 == "-L" }) else {
            throw refuse(range, "this form of pwd is not read here", "write pwd alone")
        }
        try write(try workingFolder(range).bytes + [UInt8(ascii: "\n")], range)
    }
}
