import LanyardCore
import Testing

@Suite("Regions and zones")
struct RegionTests {
    @Test("regions", arguments: ["us-central1", "europe-west12", "northamerica-northeast2", "me-west1"])
    func legal(_ text: String) {
        #expect(Region.check(text) == nil)
    }

    @Test("every listed region is well-formed")
    func list() {
        #expect(Region.known.allSatisfy { Zone.region(of: $0 + "-a") == $0 })
    }

    @Test(
        "what is no region",
        arguments: [
            ("", problem("a region may not be empty", hint: "one of them: us-central1")),
            ("us-central1-a", problem("this is a zone, not a region", hint: "its region: us-central1")),
            ("US-Central1", problem("this is not of a region's form", hint: "in lower case: us-central1")),
            ("us_central1", problem("this is not of a region's form", hint: "did you mean us-central1?")),
            ("us-central", problem("this is not of a region's form", hint: "a region is named like us-central1")),
            ("us-1", problem("this is not of a region's form", hint: "a region is named like us-central1")),
            ("-central1", problem("this is not of a region's form", hint: "a region is named like us-central1")),
            ("global", problem("this is not of a region's form", hint: "a region is named like us-central1")),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(Region.check(text)?.told == expected)
    }

    @Test(
        "well-formed but unknown: a warning",
        arguments: [
            (
                "us-central9",
                warning(
                    "no region of that name is known to this version of Lanyard",
                    hint: "there are us-central1, us-central2"
                )
            ),
            (
                "mars-north1",
                warning(
                    "no region of that name is known to this version of Lanyard",
                    hint: "gcloud compute regions list"
                )
            ),
            (
                "us",
                warning(
                    "this is a multi-region, in which images and buckets may lie but nothing runs",
                    hint: "a region is named like us-central1"
                )
            ),
        ] as [NameCase]
    )
    func unknown(_ text: String, _ expected: NameProblem?) {
        #expect(Region.check(text)?.told == expected)
    }

    @Test(
        "zones",
        arguments: [
            ("us-central1-a", nil),
            ("europe-west12-c", nil), ("us-central1-f", nil), ("us-east1-d", nil), ("us-central2-z", nil),
            (
                "us-central1-z",
                warning(
                    "no zone of that name is known to this version of Lanyard",
                    hint: "there are us-central1-a, us-central1-b, us-central1-c, us-central1-f"
                )
            ),
            (
                "europe-west1-a",
                warning(
                    "no zone of that name is known to this version of Lanyard",
                    hint: "there are europe-west1-b, europe-west1-c, europe-west1-d"
                )
            ),
            ("", problem("a zone may not be empty", hint: "one of them: us-central1-a")),
            ("us-central1", problem("this is a region, not a zone", hint: "a zone is named like us-central1-a")),
            ("us-central1-", problem("this is not of a zone's form", hint: "a zone is named like us-central1-a")),
            ("us-central1-ab", problem("this is not of a zone's form", hint: "a zone is named like us-central1-a")),
            (
                "mars-north1-a",
                warning(
                    "no region of that name is known to this version of Lanyard",
                    hint: "gcloud compute regions list"
                )
            ),
        ] as [NameCase]
    )
    func zones(_ text: String, _ expected: NameProblem?) {
        #expect(Zone.check(text)?.told == expected)
    }
}
