import CCurl
import Glibc
import LanyardCore
import LanyardSystem

/// Requests over libcurl, all of them over one connection where the host is one.
final class CurlClient: @unchecked Sendable {
    // Unchecked: the exchange has one request under way at a time, on its main thread.
    private var handle: OpaquePointer?
    private let trust: TrustedCertificates
    private let proxy: ProxyChoice

    /// Milliseconds until a connection must stand.
    private static let connectLimit = 5000
    /// Milliseconds that one request may take, whatever is left of the deadline.
    private static let callLimit = 20_000
    /// Bytes; Google's answers are a few thousand.
    static let answerLimit = 1 << 20

    init(trust: TrustedCertificates, proxy: ProxyChoice) {
        self.trust = trust
        self.proxy = proxy
        CurlClient.prepare()
    }

    /// Begins to load libcurl, once.
    static func prepare() {
        lanyard_http_prepare()
    }

    deinit {
        if let handle { lanyard_http_close(handle) }
    }

    func send(_ request: HTTPRequest, within milliseconds: Int) throws(Failure) -> HTTPAnswer {
        let handle = try open()
        // A token never goes through a proxy in plain text: http is for loopback, which is here.
        if request.address.isPlain {
            lanyard_http_proxy(handle, nil, nil, nil, nil)
        } else {
            lanyard_http_proxy(handle, proxy.url, proxy.user, proxy.password, proxy.exceptions)
        }
        for line in request.headers { lanyard_http_header(handle, line) }
        let limit = max(1, min(milliseconds, CurlClient.callLimit))
        let result = lanyard_http_send(
            handle,
            request.address.description,
            request.body,
            request.body?.count ?? 0,
            request.address.isPlain,
            min(limit, CurlClient.connectLimit),
            limit,
            CurlClient.answerLimit
        )
        guard result == lanyard_http_answered else {
            let failed = TransportFailure(
                result: result,
                host: request.address.authority,
                proxy: proxy.host,
                milliseconds: limit,
                reason: String(cString: lanyard_http_reason(handle)),
                systemError: Int32(clamping: lanyard_http_system_error(handle))
            )
            // Unlike the others that one may be better a moment later: a server that is restarted ends like that.
            guard result == lanyard_http_broken_off else { throw failed.failure }
            return HTTPAnswer(status: 0, headers: [], body: [], brokenOff: failed.failure)
        }
        return HTTPAnswer(
            status: Int(lanyard_http_status(handle)),
            headerLines: String(decoding: bytes(lanyard_http_headers, handle), as: UTF8.self),
            body: bytes(lanyard_http_body, handle)
        )
    }

    private func open() throws(Failure) -> OpaquePointer {
        if let handle { return handle }
        var reason: UnsafePointer<CChar>?
        guard let opened = lanyard_http_open("lanyard/" + version, &reason) else {
            let text = reason.map { String(cString: $0) } ?? ""
            // Else it is there, and there is no room for it.
            let isMissing = text.contains("cannot open shared object file")
            throw Failure(
                "libcurl cannot be loaded: \(visible(text))",
                hint: isMissing
                    ? "sudo apt-get install libcurl4"
                    : "is there too little memory for it? what this shell may use: ulimit -a",
                exitCode: .unavailable
            )
        }
        lanyard_http_trust(opened, trust.file, trust.folder)
        handle = opened
        return opened
    }

    private func bytes(
        _ read: (OpaquePointer, UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?,
        _ handle: OpaquePointer
    ) -> [UInt8] {
        var size = 0
        guard let start = read(handle, &size) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: size))
    }
}

extension HTTPClient {
    /// The network as the environment and gcloud's configuration describe it.
    static func live(gcloud: GCloudConfiguration, in world: World) throws(Failure) -> HTTPClient {
        let client = CurlClient(
            trust: try TrustedCertificates(gcloud: gcloud, in: world),
            proxy: try ProxyChoice(gcloud: gcloud, in: world.environment)
        )
        return HTTPClient { request, milliseconds throws(Failure) in
            try client.send(request, within: milliseconds)
        }
    }
}
