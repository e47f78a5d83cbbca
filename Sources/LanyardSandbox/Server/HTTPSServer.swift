import LanyardCore
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// An HTTPS server on 127.0.0.1.
final class HTTPSServer: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    let port: Int

    /// - Parameter port: 0 takes whichever is free.
    init(port: Int, certificate: Credential, answer: @escaping RequestHandler.Answering) throws(Failure) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        do {
            let tls = try NIOSSLContext(configuration: certificate.serverConfiguration())
            channel = try ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(NIOSSLServerHandler(context: tls))
                        try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: true)
                        try pipeline.addHandler(RequestHandler(answer: answer))
                    }
                }
                .bind(host: "127.0.0.1", port: port).wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw Failure(
                "cannot listen on 127.0.0.1:\(port): \(visible(String(describing: error)))",
                exitCode: .unavailable
            )
        }
        self.port = channel.localAddress?.port ?? port
    }

    func stop() {
        try? channel.close().wait()
        try? group.syncShutdownGracefully()
    }
}
