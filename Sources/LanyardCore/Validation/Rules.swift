/// All rules: a new one is a line here.
package enum Rules {
    package static let all: [any ValidationRule] = [
        SyntaxRule(),
        SmartQuotesRule(),
        NoBreakSpaceRule(),
        SpacesAroundEqualsRule(),
        PlaceholderLeftRule(),
        CRLFRule(),
        BOMRule(),
        NoFinalNewlineRule(),
        RefusedRule(),
        UndefinedVariableRule(),
        UnstableValueRule(),
        UnexportedGlobalRule(),
        DuplicateAssignmentRule(),
        UnusedHelperRule(),
        ProjectIDRule(),
        ProjectNumberForIDRule(),
        RegionRule(),
        ZoneRule(),
        ZoneOutsideRegionRule(),
        ServiceAccountIDRule(),
        ServiceAccountEmailRule(),
        ServiceAccountMismatchRule(),
        RepositoryIDRule(),
        ImagePathRule(),
        ImageRegionRule(),
        ImageProjectRule(),
        BucketNameRule(),
        BucketURIRule(),
        BucketURIForNameRule(),
        BillingAccountRule(),
        UserAccountRule(),
        InlineSecretRule(),
        KeyFileRule(),
        RedirectingVariableRule(),
        PathClobberedRule(),
        PathEmptyElementRule(),
        OptionLeakRule(),
        ExitInSourcedFileRule(),
        CDInSourcedFileRule(),
        MutatingCommandRule(),
        ValueTooLongRule(),
        ShadowedByEnvironmentRule(),
        DeprecatedNameRule(),
        GCloudProjectDiffersRule(),
        DirectiveRule(),
    ]

    package static let names: [String] = all.map(\.name)

    /// What all rules find, in the order in which it stands in the file.
    package static func findings(in script: CheckedScript) -> [Finding] {
        let rules = script.isPage ? all.filter(\.appliesToPages) : all
        let told = rules.flatMap { $0.findings(in: script) }.map { ownFix($0, script) }
            .filter { !script.directives.isIgnored($0, in: script.source) }
        guard !told.isEmpty else { return [] }
        let found = FixTrial.passed(told, in: script)
        let shown = found.map { script.shown($0) }
        // Of two at one place, the rule that stands first above: sorted(by:) alone promises no order for them.
        return shown.enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    /// What stands in a file that is sourced is not this file's to mend.
    private static func ownFix(_ finding: Finding, _ script: CheckedScript) -> Finding {
        guard !finding.isIn(script.source) else { return finding }
        var finding = finding.leadingToFix(of: finding.path)
        finding.fix = nil
        return finding
    }
}
