/// All rules: a new one is a line here.
package enum Rules {
    package static let all: [any ValidationRule] = [
        SyntaxRule(),
        SpacesAroundEqualsRule(),
        PlaceholderLeftRule(),
        CRLFRule(),
        BOMRule(),
        RefusedRule(),
        UndefinedVariableRule(),
        UnstableValueRule(),
        UnexportedGlobalRule(),
        RedirectingVariableRule(),
        ValueTooLongRule(),
        ProjectIDRule(),
        RegionRule(),
        ServiceAccountIDRule(),
        ServiceAccountEmailRule(),
        UserAccountRule(),
        RepositoryIDRule(),
        BucketNameRule(),
        BucketURIRule(),
    ]

    /// What all rules find, in the order in which it stands in the file.
    package static func findings(in script: CheckedScript) -> [Finding] {
        let found = all.flatMap { $0.findings(in: script) }
        // Of two at one place, the rule that stands first above: sorted(by:) alone promises no order for them.
        return found.enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }
}
