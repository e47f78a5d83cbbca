import LanyardCore
import LanyardSystem

/// The salt of the bucket that the replaced env.sh named: a new one would lead to another bucket.
enum KeptSalt {
    /// - Parameter path: the file that is about to be replaced.
    /// - Returns: nil where there is no such file, or where it names no bucket of that project.
    static func find(_ path: String, project: String, in world: World) -> String? {
        guard world.files.status(path, true) != nil else { return nil }
        let file = try? EnvFile.required(named: path, in: world)
        // A file that draws a salt each time cannot be read; then the shell that has sourced it may know.
        guard let bucket = file?["BUCKET_NAME"] ?? world.environment["BUCKET_NAME"],
            bucket.hasPrefix(project + "-"), BucketName.check(bucket) == nil
        else { return nil }
        return String(bucket.dropFirst(project.utf8.count + 1))
    }
}
