import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox log`
struct LogCommand: FailingCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Print the requests that the running sandbox has got so far.",
        discussion: """
            A line each: method, path, status (0 where there was no answer), and the fault that struck. --json adds \
            User-Agent, body and the rest. No secret stands in it: equal fingerprints mean equal secrets.
            """
    )

    @Flag(help: "One JSON array with everything that is known.")
    var json = false

    @Flag(help: "Forget the requests after they are printed.")
    var clear = false

    func runOrFail() throws(Failure) -> Int32 {
        let client = try ControlClient(.live)
        let log = try client.call("GET", "/sandbox/log")
        if clear { _ = try client.call("DELETE", "/sandbox/log") }
        if json {
            try printResult(log.pretty)
        } else {
            for entry in log.array ?? [] { try printResult(line(entry) + "\n") }
        }
        return 0
    }

    private func line(_ entry: JSON) -> String {
        let query = entry["query"]?.string ?? ""
        let fault = entry["fault"]?.string.map { " (" + $0 + ")" } ?? ""
        let target = (entry["path"]?.string ?? "") + (query.isEmpty ? "" : "?" + query)
        return "\(entry["method"]?.string ?? "") \(target) \(entry["status"]?.integer ?? 0)\(fault)"
    }
}
