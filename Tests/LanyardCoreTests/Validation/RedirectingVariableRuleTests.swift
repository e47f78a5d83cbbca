import LanyardCore
import Testing

@Suite("redirecting-variable")
struct RedirectingVariableRuleTests {
    static let names = [
        "CDPATH", "LD_PRELOAD", "BASH_ENV", "PROMPT_COMMAND", "PYTHONPATH", "GIT_SSH_COMMAND", "HTTPS_PROXY",
        "https_proxy", "REQUESTS_CA_BUNDLE", "BOTO_CONFIG", "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM",
        "GCE_METADATA_HOST", "DOCKER_CONFIG", "KUBECONFIG", "LANYARD_SOURCE",
    ]

    @Test("each is an error until the file is allowed", arguments: names)
    func bad(_ name: String) throws {
        let expected = RuleCase(
            "export «\(name)»=/tmp/x\n",
            "\(name) redirects credentials or runs code, and the file is not allowed",
            "read it, then: lanyard allow env.sh"
        )
        try expect(expected, from: "redirecting-variable")
        expectNothing(in: "export \(name)=/tmp/x\n", isAllowed: true)
    }

    @Test(
        "it counts what is left, however it was set",
        arguments: [
            "read -r LD_PRELOAD <<< /x.so\nexport LD_PRELOAD\n", "printf -v LD_PRELOAD /x; export LD_PRELOAD\n",
            "for LD_PRELOAD in /x; do :; done; export LD_PRELOAD\n", ": ${LD_PRELOAD:=/x}\nexport LD_PRELOAD\n",
            "export LD_PRELOAD\nexport A=$((LD_PRELOAD=5))\n", "f() { export LD_PRELOAD=/x; }\nf\n",
            "unset LD_PRELOAD\n", "# lanyard: ignore redirecting-variable\nexport LD_PRELOAD=/x\n",
        ]
    )
    func however(_ text: String) {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        // `:=` leaves alone what is set.
        let callers: ByteString? = text.contains(":=") ? nil : "/mine.so"
        let script = CheckedScript(source, environment: { $0 == "LD_PRELOAD" ? callers : nil })
        #expect(Rules.findings(in: script).contains { $0.rule == "redirecting-variable" })
        let allowed = CheckedScript(source, environment: { $0 == "LD_PRELOAD" ? callers : nil }, isAllowed: true)
        #expect(!Rules.findings(in: allowed).contains { $0.rule == "redirecting-variable" })
    }

    @Test("what the caller has already, and what a subshell sets, redirects nothing")
    func harmless() {
        let text = "export HTTPS_PROXY\nexport A=$(read -r LD_PRELOAD <<< /x; echo 1)\n"
        let script = CheckedScript(
            SourceText(path: "env.sh", bytes: Array(text.utf8)),
            environment: { $0 == "HTTPS_PROXY" ? "http://proxy.domain.com" : nil }
        )
        #expect(!Rules.findings(in: script).contains { $0.rule == "redirecting-variable" })
    }

    @Test("some have rules of their own besides", arguments: ["PATH", "GOOGLE_APPLICATION_CREDENTIALS"])
    func others(_ name: String) {
        let source = SourceText(path: "env.sh", bytes: Array("export \(name)=/tmp/x\n".utf8))
        let found = Rules.findings(in: CheckedScript(source)).map(\.rule)
        #expect(found.contains("redirecting-variable"))
        let allowed = Rules.findings(in: CheckedScript(source, isAllowed: true)).map(\.rule)
        #expect(!allowed.contains("redirecting-variable"))
    }

    @Test(
        "who one is and where one works",
        arguments: ["CLOUDSDK_CORE_PROJECT=ray-whisper", "CLOUDSDK_COMPUTE_REGION=us-central1", "LANYARD_SCOPES=a"]
    )
    func good(_ assignment: String) {
        expectNothing(in: "export \(assignment)\n")
    }
}
