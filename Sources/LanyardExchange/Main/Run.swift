import CProcess
import Glibc
import LanyardCore
import LanyardSystem

/// The whole of `lanyard-exchange`: a request on standard input, one line with the answer out.
package func runExchange() -> Never {
    _ = lanyard_make_undumpable()
    // An asker that has gone is an error of write(2); the token has been stored by then.
    signal(SIGPIPE, SIG_IGN)
    // No room for a file (ulimit -f) is an error of write(2) as well, also for what a library writes.
    signal(SIGXFSZ, SIG_IGN)
    // Its default action is what ends us in time, whatever our caller's callers ignore.
    signal(SIGALRM, SIG_DFL)
    lanyard_open_standard_streams()
    lanyard_use_one_arena()
    // Whatever it or a library makes is the user's alone, whatever the caller allows.
    umask(0o077)
    // libcurl would write the keys of its TLS sessions there.
    unsetenv("SSLKEYLOGFILE")
    let world = World.live
    // To its end and in blocks: whoever asks closes the pipe behind the request.
    let request =
        world.arguments.count <= 1 && !world.streams.isTerminal(.input) ? world.streams.read(requestLimit) : []
    guard !request.isEmpty else {
        let text = "lanyard-exchange is a part of lanyard, which starts it when it is needed: see lanyard --help\n"
        _ = world.streams.write(Array(text.utf8), .error)
        exit(ExitCode.usage.rawValue)
    }
    let answer = answer(to: request, in: world)
    _ = world.streams.write(Array(answer.json.compact.utf8) + [UInt8(ascii: "\n")], .output)
    // Not exit(3): a thread that still waits for the Secret Service must not hold up the end.
    _exit(ExitCode.done.rawValue)
}

/// Bytes; requests have a few thousand.
private let requestLimit = 1 << 16

private func answer(to text: [UInt8], in world: World) -> ExchangeAnswer {
    do throws(Failure) {
        guard let json = try? JSONReader.read(text) else { throw Failure("lanyard-exchange cannot read its request") }
        let request = try ExchangeRequest(json: json)
        switch request {
        case .token(let call):
            endAfter(milliseconds: call.timeLimit)
            // Where nothing is looked for in the Secret Service, the network is needed for sure.
            if !call.usesCache || call.store == .kernel || call.store == .none { prepareNetwork() }
        case .projectNumber(let call): endAfter(milliseconds: call.timeLimit)
        case .unlock(let timeLimit): endAfter(milliseconds: timeLimit)
        case .list, .clear: break
        }
        let exchange = Exchange(world: world) { gcloud throws(Failure) in
            try HTTPClient.live(gcloud: gcloud, in: world)
        }
        return exchange.answer(to: request)
    } catch {
        return ExchangeAnswer(.failure(error))
    }
}

/// Loads libcurl, and nothing but libcurl will be loaded later.
private func prepareNetwork() {
    // A libcurl that has its TLS from OpenSSL may bring GnuTLS along, for protocols that are never spoken here: half a
    // millisecond, were it to start itself. A libcurl that has its TLS from GnuTLS starts it by name. Not where
    // libsecret may come after it, which may rely on GnuTLS.
    setenv("GNUTLS_NO_IMPLICIT_INIT", "1", 1)
    CurlClient.prepare()
}

/// The kernel ends this process soon after its time is over, whatever it is waiting for: nobody else may watch, and
/// others wait for the lock that it holds.
private func endAfter(milliseconds: Int) {
    alarm(UInt32(clamping: max(0, milliseconds) / 1000 + 2))
}
