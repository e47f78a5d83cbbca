import Testing

@Suite("redirecting-variable")
struct RedirectingVariableRuleTests {
    static let names = [
        "PATH", "LD_PRELOAD", "BASH_ENV", "PROMPT_COMMAND", "PYTHONPATH", "GIT_SSH_COMMAND", "HTTPS_PROXY",
        "https_proxy", "REQUESTS_CA_BUNDLE", "GOOGLE_APPLICATION_CREDENTIALS", "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM",
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
        "who one is and where one works",
        arguments: ["CLOUDSDK_CORE_PROJECT=ray-whisper", "CLOUDSDK_COMPUTE_REGION=us-central1", "LANYARD_SCOPES=a"]
    )
    func good(_ assignment: String) {
        expectNothing(in: "export \(assignment)\n")
    }
}
