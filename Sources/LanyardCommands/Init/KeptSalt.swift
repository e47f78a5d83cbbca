import LanyardCore
import LanyardSystem

/// The salt of the bucket that the replaced env.sh named: a new one would lead to another bucket.
enum KeptSalt {
    /// - Parameter path: the file that is about to be replaced.
    /// - Returns: nil where there is no such file, or where it names no bucket of that project.
    static func find(_ path: String, project: String, in world: World) -> String? {
        guard world.files.status(path, true) != nil else { return nil }
        let file = try? EnvFile.required(named: path, in: world)
        // Of a file that makes another salt each time, the shell that has sourced it may know.
        let isStable = file.map { !hasUnstableValue($0, in: world) } ?? false
        guard let bucket = (isStable ? file?["BUCKET_NAME"] : nil) ?? world.environment["BUCKET_NAME"],
            bucket.hasPrefix(project + "-"), BucketName.check(bucket) == nil
        else { return nil }
        return String(bucket.dropFirst(project.utf8.count + 1))
    }

    private static func hasUnstableValue(_ file: EnvFile, in world: World) -> Bool {
        let script = CheckedScript(
            file.text,
            in: .live(world, ofFile: file.path),
            draw: { String(repeating: "0", count: $0) },
            isAllowed: { _ in true }
        )
        return Rules.findings(in: script).contains { $0.rule == "unstable-value" }
    }
}
