import Foundation
import Testing

/// A bash script inside `lanyard-sandbox run`: private home, in which it starts, private keyrings, Google's endpoints
/// on loopback.
func inSandbox(
    _ script: String,
    options: [String] = [],
    environment extra: [String: String] = [:],
    limit: Double = 120
) throws -> Run {
    var environment = ["PATH": Programs.folder + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    environment["HOME"] = nowhere
    environment["LANG"] = "C.UTF-8"
    environment.merge(extra) { $1 }
    return try execute(
        Programs.path("lanyard-sandbox"),
        ["run"] + options + ["bash", "--noprofile", "--norc", "-c", "cd\n" + script],
        environment: environment,
        limit: limit
    )
}
