import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox watch`: what ``Watchdog`` starts.
struct WatchCommand: FailingCommand {
    static let configuration = CommandConfiguration(commandName: "watch", shouldDisplay: false)

    @Flag var ownsProcesses = false
    @Argument var folder: String
    @Argument var namespace: String

    func runOrFail() throws(Failure) -> Int32 {
        guard Streams.live.read(1).isEmpty else { return 0 }
        let remains = Remains(folder: folder, namespace: namespace, ownsProcesses: ownsProcesses)
        remains.endStrangers()
        remains.removeKeys()
        remains.removeFolder()
        return 0
    }
}
