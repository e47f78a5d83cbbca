import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox watch`: what ``Watchdog`` starts.
struct WatchCommand: FailingCommand {
    static let configuration = CommandConfiguration(commandName: "watch", shouldDisplay: false)

    @Argument var folder: String
    @Argument var namespace: String

    func runOrFail() throws(Failure) -> Int32 {
        guard Streams.live.read(1).isEmpty else { return 0 }
        let remains = Remains(folder: folder, namespace: namespace)
        remains.endStrangers()
        remains.removeKeys()
        remains.removeFolder()
        return 0
    }
}
