/// ZONE in another region than REGION.
struct ZoneOutsideRegionRule: ValidationRule {
    let name = "zone-outside-region"
    let summary = "A zone lies in the region."
    let documentation = RuleDocumentation(
        explanation: """
            A machine in another region than its data and its image pays for the traffic, and a custom job that \
            names both is refused.
            """,
        source: "Google Cloud, Regions and zones",
        bad: [
            "export REGION=us-central1\nexport ZONE=«us-east1-b»\n"
        ],
        good: [
            "export REGION=us-central1\nexport ZONE=us-central1-a\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard let region = script.sound(.region) else { return [] }
        return script.values.compactMap { value in
            guard value.meaning == .zone, value.isCertain, let own = Zone.region(of: value.text), own != region.text
            else {
                return nil
            }
            return finding(
                .warning,
                value.range,
                in: script,
                "\(value.name) lies in \(own), and \(region.name) is \(region.text)",
                hints: ["a zone of it is named like \(region.text)-a"]
            )
        }
    }
}
