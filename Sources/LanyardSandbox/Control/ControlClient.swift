import LanyardCore
import LanyardSystem
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Talks to a running sandbox, which the environment names.
struct ControlClient {
    private let port: Int
    private let certificates: String

    init(_ environment: Environment) throws(Failure) {
        let start = "https://127.0.0.1:"
        guard let url = environment["LANYARD_SANDBOX_URL"] else {
            throw Failure(
                "no sandbox is running here: LANYARD_SANDBOX_URL is unset",
                hint: "run this inside lanyard-sandbox run, or with what lanyard-sandbox serve prints",
                exitCode: .unavailable
            )
        }
        guard url.hasPrefix(start), let port = Int(url.dropFirst(start.utf8.count)),
            let certificates = environment["SSL_CERT_FILE"]
        else {
            throw Failure("LANYARD_SANDBOX_URL and SSL_CERT_FILE do not name a sandbox", exitCode: .unavailable)
        }
        self.port = port
        self.certificates = certificates
    }

    /// One request and its JSON answer.
    func call(_ method: String, _ target: String, _ body: [UInt8] = []) throws(Failure) -> JSON {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { try? group.syncShutdownGracefully() }
        let answer: (status: Int, body: [UInt8])
        do {
            answer = try exchange(method, target, body, group)
        } catch {
            throw Failure(
                "the sandbox does not answer: \(visible(String(describing: error)))",
                exitCode: .unavailable
            )
        }
        guard let json = try? JSONReader.read(answer.body) else { throw Failure("the sandbox answers nonsense") }
        guard answer.status == 200 else { throw Failure(visible(json["message"]?.string ?? "the sandbox refuses")) }
        return json
    }

    private func exchange(
        _ method: String,
        _ target: String,
        _ body: [UInt8],
        _ group: MultiThreadedEventLoopGroup
    ) throws -> (Int, [UInt8]) {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(certificates)
        let context = try NIOSSLContext(configuration: tls)
        let answer = group.next().makePromise(of: (Int, [UInt8]).self)
        let channel = try ClientBootstrap(group: group)
            .connectTimeout(.seconds(5))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(AnswerHandler(answer))
                }
            }
            .connect(host: "127.0.0.1", port: port).wait()
        let head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method),
            uri: target,
            headers: ["Host": "127.0.0.1", "Content-Length": String(body.count), "Connection": "close"]
        )
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        return try answer.futureResult.wait()
    }
}

/// Collects an answer to its end.
private final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let answer: EventLoopPromise<(Int, [UInt8])>
    private var status = 0
    private var body: [UInt8] = []

    init(_ answer: EventLoopPromise<(Int, [UInt8])>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): status = Int(head.status.code)
        case .body(let buffer): body += buffer.readableBytesView
        case .end:
            answer.succeed((status, body))
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
    }
}
