import CCurl
import Glibc
import LanyardCore

/// A request that came to no answer, in words.
struct TransportFailure {
    var result: lanyard_http_result
    /// Host and port of the server.
    var host: String
    var proxy: String?
    /// The time that it had.
    var milliseconds: Int
    /// What libcurl says.
    var reason: String
    /// errno of the connection; 0: none.
    var systemError: Int32

    var failure: Failure {
        let name = visible(host)
        let text = visible(reason)
        switch result {
        case lanyard_http_no_host:
            return unavailable("cannot find \(name): its name does not resolve", "is this machine online?")
        case lanyard_http_no_proxy:
            return unavailable(
                "cannot find the proxy \(visible(proxy ?? "")): its name does not resolve",
                "look at HTTPS_PROXY and at: gcloud config list proxy/"
            )
        case lanyard_http_no_connection:
            let cause = systemError == 0 ? text : String(cString: strerror(systemError)).lowercased()
            return unavailable("cannot connect to \(through)\(name): \(cause)", "is this machine online?")
        case lanyard_http_timed_out:
            return unavailable(
                "\(name) did not answer within \(TransportFailure.seconds(milliseconds))",
                "try again later; is this machine online, and does a proxy or a firewall let it through?"
            )
        case lanyard_http_not_trusted:
            return unavailable(
                "the certificate of \(name) is not trusted: \(text)",
                "behind a proxy that opens TLS, name its certificate: gcloud config set core/custom_ca_certs_file FILE"
            )
        case lanyard_http_no_tls:
            return unavailable(
                "no TLS connection with \(name): \(text)",
                "is core/custom_ca_certs_file of gcloud or SSL_CERT_FILE a file of certificates (PEM)? "
                    + "else a proxy in between may speak no TLS"
            )
        case lanyard_http_too_large:
            return unavailable("\(name) answered with more than \(CurlClient.answerLimit >> 20) MiB", portal)
        case lanyard_http_broken_off:
            return unavailable(
                "\(name) broke off in the middle of its answer: \(text)",
                "try again; if it stays so, does a proxy or a firewall cut the connection?"
            )
        default:
            return unavailable("cannot ask \(name): \(text)", "try again; is this machine online?")
        }
    }

    private var through: String { proxy.map { "the proxy \(visible($0)) for " } ?? "" }

    private var portal: String { "is there a captive portal or proxy in between?" }

    private func unavailable(_ message: String, _ hint: String) -> Failure {
        Failure(message, hint: hint, exitCode: .unavailable)
    }

    /// `20 s` or `1.5 s`.
    private static func seconds(_ milliseconds: Int) -> String {
        let tenths = (milliseconds + 50) / 100
        return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    }
}
