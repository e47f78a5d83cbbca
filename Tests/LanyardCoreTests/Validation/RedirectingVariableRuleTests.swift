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
