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
            for entry in (log.array ?? []).compactMap(RequestLog.Entry.init(json:)) {
                try printResult(entry.line + "\n")
            }
        }
        return 0
    }
}
