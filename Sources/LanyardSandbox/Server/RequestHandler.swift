import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Collects a request to its end, has it answered, and sends the answer: one handler a connection.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// The answer, and milliseconds to wait before it is given.
    typealias Answering = @Sendable (Request) -> (reply: Reply, delay: Int)

    private let answer: Answering
    private var request: Request?
    private var keepsAlive = true
    /// Bytes of the body so far.
    private var received = 0

    init(answer: @escaping Answering) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            keepsAlive = head.isKeepAlive
            received = 0
            request = Request(
                method: head.method.rawValue,
                target: head.uri,
                headers: head.headers.map { ($0.name.lowercased(), $0.value) }
            )
        case .body(let buffer):
            collect(buffer, in: context)
        case .end:
            guard let request else { return }
            self.request = nil
            let (reply, delay) = answer(request)
            guard delay > 0 else { return send(reply, to: request, in: context) }
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: .milliseconds(Int64(delay))) {
                let (handler, context) = bound.value
                handler.send(reply, to: request, in: context)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A client that does not trust the certificate, or that leaves: nothing to answer.
        context.close(promise: nil)
    }

    private func collect(_ buffer: ByteBuffer, in context: ChannelHandlerContext) {
        received += buffer.readableBytes
        guard var request, !request.isTooLarge else {
            if received > Request.patienceLimit { context.close(promise: nil) }
            return
        }
        if request.body.count + buffer.readableBytes > Request.bodyLimit {
            request.isTooLarge = true
            request.body = []
        } else {
            request.body += buffer.readableBytesView
        }
        self.request = request
    }

    private func send(_ reply: Reply, to request: Request, in context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        switch reply.delivery {
        case .hang:
            break
        case .reset:
            reset(context)
        case .whole:
            write(head(reply, length: reply.body.count), in: context)
            if request.method != "HEAD" { write(reply.body[...], in: context) }
            end(in: context)
        case .cut:
            keepsAlive = false
            write(head(reply, length: reply.body.count), in: context)
            write(reply.body.prefix(reply.body.count / 2), in: context)
            context.flush()
            context.close(promise: nil)
        case .slow:
            write(head(reply, length: reply.body.count), in: context)
            context.flush()
            drip(reply.body[...], in: context)
        }
    }

    private func head(_ reply: Reply, length: Int) -> HTTPResponseHead {
        var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
        headers.add(name: "Content-Length", value: String(length))
        if !keepsAlive { headers.add(name: "Connection", value: "close") }
        return HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: reply.status),
            headers: headers
        )
    }

    private func write(_ head: HTTPResponseHead, in context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func write(_ bytes: ArraySlice<UInt8>, in context: ChannelHandlerContext) {
        guard !bytes.isEmpty else { return }
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
    }

    private func end(in context: ChannelHandlerContext) {
        let sent = context.eventLoop.makePromise(of: Void.self)
        if !keepsAlive {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            sent.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    }

    /// A byte every quarter of a second: a client without a limit on the whole would wait for minutes.
    private func drip(_ bytes: ArraySlice<UInt8>, in context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        guard !bytes.isEmpty else { return end(in: context) }
        write(bytes.prefix(1), in: context)
        context.flush()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .milliseconds(250)) {
            let (handler, context) = bound.value
            handler.drip(bytes.dropFirst(), in: context)
        }
    }

    /// Closes without lingering, so that the kernel sends RST, and below TLS, so that no farewell comes before it.
    private func reset(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let lingering = (context.channel as? any SocketOptionProvider)?
            .setSoLinger(linger(l_onoff: 1, l_linger: 0))
        lingering?.whenComplete { _ in
            let pipeline = bound.value.channel.pipeline.syncOperations
            let below = try? pipeline.context(handlerType: NIOSSLServerHandler.self)
            (below ?? bound.value).close(promise: nil)
        }
    }
}
