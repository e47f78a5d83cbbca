import LanyardCore
import LanyardSystem

/// Which account pays for which registry, kept in the user's own file, so that Docker works from any folder.
struct RegistryBindings {
    static let variable = "LANYARD_REGISTRY_ACCOUNTS"

    let path: String
    private let edit: FileEdit

    init(in world: World) throws(Failure) {
        guard let path = Folders(world).personalFile else {
            throw Failure(
                "HOME is not set, so there is no file of yours to bind an account in",
                hint: "export HOME=/home/you"
            )
        }
        self.path = path
        edit = FileEdit(file: UserFile(world: world, path: path, sizeLimit: EnvFile.sizeLimit))
    }

    /// The account bound to each registry by that file alone.
    func bindings() throws(Failure) -> RegistryAccounts {
        try accounts(in: edit.file.find().bytes ?? [])
    }

    func bind(_ hosts: [RegistryHost], to account: String) throws(Failure) -> Bool {
        try change { accounts in
            for host in hosts { accounts.bind(host.name, to: account) }
        }
    }

    func unbind(_ hosts: [String]) throws(Failure) -> Bool {
        try change { accounts in
            for host in hosts { accounts.unbind(host) }
        }
    }

    private func change(_ change: (inout RegistryAccounts) -> Void) throws(Failure) -> Bool {
        try edit.run(stripped: { $0 }) { before throws(Failure) in
            let bytes = before.bytes ?? []
            let old = try accounts(in: bytes)
            var new = old
            change(&new)
            // As long as nothing changes, not even another spelling.
            guard new != old else { return .write(bytes, replaced: [:]) }
            if let original = before.original, try accounts(in: (original ?? [])) == new { return .restore }
            return .write(try setting(new.bindings.isEmpty ? nil : new.text, in: bytes), replaced: [:])
        }
    }

    private func failure(_ problem: Diagnostic, of bytes: [UInt8]) -> Failure {
        Failure(CheckedScript(SourceText(path: path, bytes: bytes)).shown(problem), in: path)
    }

    private func accounts(in bytes: [UInt8]) throws(Failure) -> RegistryAccounts {
        do throws(Diagnostic) {
            let evaluation = try EnvScript.parse(SourceText(path: path, bytes: bytes)).evaluate { _ in nil }
            return RegistryAccounts(evaluation[RegistryBindings.variable]?.value.text ?? "")
        } catch {
            throw failure(error, of: bytes)
        }
    }

    private func setting(_ value: String?, in bytes: [UInt8]) throws(Failure) -> [UInt8] {
        let result: [UInt8]
        do throws(Diagnostic) {
            result = try SettingEdit.setting(
                RegistryBindings.variable,
                to: value,
                in: SourceText(path: path, bytes: bytes)
            )
        } catch {
            throw failure(error, of: bytes)
        }
        guard try accounts(in: result) == RegistryAccounts(value ?? "") else {
            throw Failure(
                "\(RegistryBindings.variable) is set in a way that cannot be edited in \(visible(path))",
                hint: "write it there by hand: \(RegistryBindings.variable)=\"\(value ?? "")\""
            )
        }
        return result
    }
}
