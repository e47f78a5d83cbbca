import Foundation
import LanyardCore
import LanyardSystem

/// Fifty clients that ask at random, a server that fails every fifth time, and a keyring daemon that dies each minute.
final class Soak: Sendable {
    private let flows = SoakFlow.all
    private let sandbox: SoakSandbox
    private let report = SoakReport()
    private let helper: String
    /// Milliseconds since 1970.
    private let end: Int

    private static let clients = 50
    /// Milliseconds between two asks of a client, at most.
    private static let longestPause = 8000
    private static let faults = ["500", "502", "503", "504", "429", "reset"]

    private init(seconds: Int) throws {
        sandbox = try SoakSandbox(accounts: flows.map(\.account))
        helper = sandbox.folder + "/docker-credential-lanyard"
        try FileManager.default.createSymbolicLink(atPath: helper, withDestinationPath: Programs.path("lanyard"))
        end = SoakProcess.now + seconds * 1000
    }

    /// Runs on threads of its own, so that other tests go on meanwhile.
    static func run(seconds: Int) async throws -> SoakFigures {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Soak(seconds: seconds).runToEnd(seconds) })
            }
        }
    }

    private func runToEnd(_ seconds: Int) throws -> SoakFigures {
        defer { sandbox.stop() }
        let keyring = try SoakKeyring(sandbox)
        defer { keyring.stop() }
        let group = DispatchGroup()
        for client in 0..<Soak.clients { start(group) { try self.ask(as: client) } }
        start(group) { try self.spoil() }
        start(group) { try self.measure() }
        try restart(keyring)
        group.wait()
        // A renewal in the background may be under way.
        usleep(2_000_000)
        return SoakFigures(seconds: seconds, flows: flows, report.content, log: try log())
    }

    private func start(_ group: DispatchGroup, _ work: @escaping @Sendable () throws -> Void) {
        group.enter()
        Thread.detachNewThread {
            do { try work() } catch { self.report.change { $0.troubles.append("\(error)") } }
            group.leave()
        }
    }

    private func isOver(after milliseconds: Int) -> Bool {
        let left = end - SoakProcess.now
        usleep(UInt32(max(0, min(left, milliseconds))) * 1000)
        return SoakProcess.now >= end
    }

    private func ask(as client: Int) throws {
        let index = client % flows.count
        let flow = flows[index]
        let environment = flow.environment(sandbox.environment)
        while !isOver(after: Int.random(in: 0...Soak.longestPause)) {
            let asked: SoakProcess
            switch flow.program {
            case .token:
                let minimum = flow.minimum.map { ["--min-ttl", "\($0)s"] } ?? []
                asked = try .run(Programs.path("lanyard"), ["token"] + minimum, environment)
            case .docker: asked = try .run(helper, ["get"], environment, input: "us-central1-docker.pkg.dev\n")
            }
            let ask = SoakReport.Ask(flow: index, start: asked.start, end: asked.end)
            report.change { $0.asks.append(ask) }
            guard asked.code == 0 else {
                let told = asked.errors + (flow.program == .docker ? asked.output : "")
                report.change {
                    $0.refused.append(ask)
                    $0.refusal = "code \(asked.code.map { String($0) } ?? "none"): \(told)"
                }
                continue
            }
            try judge(asked, ask, flow)
        }
    }

    private func judge(_ asked: SoakProcess, _ ask: SoakReport.Ask, _ flow: SoakFlow) throws {
        let json = try? JSONReader.read(Array(asked.output.utf8))
        let secret = json?["Secret"]?.string ?? asked.output.filter { !$0.isNewline }
        guard let expiry = try expiry(of: secret), expiry > ask.end else {
            report.change { $0.expired.append("\(flow.name) at \(ask.end)") }
            return
        }
        // Google's times have whole seconds. An old token in an outage comes with a warning.
        let floor = flow.floor.effective(lifetime: flow.lifetime * 1000) - 1000
        guard expiry - ask.start < floor, !asked.errors.contains("the old token is used") else { return }
        report.change { $0.tooShort.append("\(flow.name): \(expiry - ask.start) ms instead of \(floor)") }
    }

    /// Asks the server, once for each token; nil: it knows no such token, or not any more.
    private func expiry(of secret: String) throws -> Int? {
        if let known = report.content.expiries[secret.hashValue] { return known }
        let url = sandbox.environment["LANYARD_SANDBOX_URL"] ?? ""
        let answer = try SoakProcess.run(
            Requirements.path("curl") ?? "curl",
            ["--silent", "--cacert", sandbox.environment["SSL_CERT_FILE"] ?? "", "--config", "-"],
            [:],
            // Not among the arguments, where everybody could read it.
            input: "url = \"\(url)/tokeninfo\"\ndata-urlencode = \"access_token=\(secret)\"\n"
        )
        let json = try? JSONReader.read(Array(answer.output.utf8))
        guard let seconds = json?["exp"]?.string.flatMap({ Int($0) }) else { return nil }
        report.change { $0.expiries[secret.hashValue] = seconds * 1000 }
        return seconds * 1000
    }

    /// Lets a fifth of the requests fail, in another way every few seconds.
    private func spoil() throws {
        repeat {
            let flags = ["token", "generateAccessToken"].flatMap {
                ["--fault", "\($0)=\(Soak.faults.randomElement() ?? "503")"]
            }
            let control = try SoakProcess.run(
                Programs.path("lanyard-sandbox"),
                ["control", "--percent", "20"] + flags,
                sandbox.environment
            )
            if control.code != 0 { report.change { $0.troubles.append(control.errors) } }
        } while !isOver(after: 5000)
    }

    /// How slow is this machine? A program that starts and ends tells.
    private func measure() throws {
        repeat {
            let control = try SoakProcess.run(Programs.path("lanyard-sandbox"), ["--version"], sandbox.environment)
            let ask = SoakReport.Ask(flow: 0, start: control.start, end: control.end)
            report.change { $0.controls.append(ask) }
        } while !isOver(after: 1000)
    }

    /// Half a minute in, and each minute from then on.
    private func restart(_ keyring: SoakKeyring) throws {
        var next = SoakProcess.now + 30_000
        while !isOver(after: next - SoakProcess.now) {
            let outage = try keyring.restart()
            report.change { $0.outages.append(outage) }
            next += 60_000
        }
    }

    private func log() throws -> JSON {
        let log = try SoakProcess.run(Programs.path("lanyard-sandbox"), ["log", "--json"], sandbox.environment)
        return try JSONReader.read(Array(log.output.utf8))
    }
}
