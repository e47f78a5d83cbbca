import Testing

@Suite("repository-id")
struct RepositoryIDRuleTests {
    @Test(
        "what no repository's name is",
        arguments: [
            RuleCase("export REPO=«-tune»\n", "REPO is \"-tune\": a repository's name starts with a letter"),
            RuleCase(
                "export REPO=«Tune»\n",
                "REPO is \"Tune\": a repository's name has only lower-case letters, digits and hyphens, "
                    + "not \"T\", a capital",
                "in lower case: tune"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "repository-id")
    }

    @Test(
        "what is one",
        arguments: [
            "ray-whisper-tune", "gcr.io", "https://github.com/a/b", "git@github.com:a/b.git", "github.com/a/B",
        ]
    )
    func good(_ name: String) {
        expectNothing(in: "export REPO=\(name)\n")
    }
}
