import LanyardCore
import Testing

/// A branch that is not taken here is taken elsewhere: the file for production is read on a laptop, too.
@Suite("What stands in other branches")
struct OtherBranchTests {
    private static let start = "if [ \"${STAGE:-dev}\" = prod ]; then\n  "
    private static let end = "\nelse\n  export PROJECT_ID=ray-dev\nfi\n"

    @Test(
        "literal names, misspelled variables and chance are told",
        arguments: [
            ("export PROJECT_ID=«Ray_Prod»", "project-id"), ("export REGION=«us-centrall1»", "region"),
            ("export BUCKET_NAME=«gs://ray»", "bucket-uri-for-name"), ("export X=«$PROJECTID»-x", "undefined-variable"),
            ("export S=a-«$RANDOM»", "unstable-value"), ("export ZONE=«us-central1»", "zone"),
        ]
    )
    func told(_ marked: String, _ rule: String) throws {
        let script = try MarkedScript(OtherBranchTests.start + marked + OtherBranchTests.end)
        let found = loudFindings(in: CheckedScript(script.source))
        #expect(found.map(\.rule) == [rule])
        #expect(found.map(\.range) == script.marks.map(\.range))
    }

    @Test("each branch of a case is looked at, the one that is taken once")
    func choices() throws {
        let text = """
            case "${STAGE:-dev}" in
            prod) export REGION=«nowhere» ;;
            dev) export REGION=«anywhere» ;;
            esac

            """
        let script = try MarkedScript(text)
        #expect(loudFindings(in: CheckedScript(script.source)).map(\.range) == script.marks.map(\.range))
    }

    @Test(
        "what may well be right there is left alone",
        arguments: [
            "export PROJECT_ID=ray-prod REGION=europe-west4", "export X=$HOME/x", "export X=$CI_COMMIT",
            "export X=random",
            "read -r EXTRA <<< x; export X=$EXTRA",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: OtherBranchTests.start + text + OtherBranchTests.end, environment: ["HOME": "/h"])
    }
}
