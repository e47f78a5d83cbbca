package import LanyardCore

/// The identity of the token for `target`, as this environment and gcloud's active configuration have it.
///
/// - Parameter userAccount: whose login of gcloud shall pay (USER_ACCOUNT); nil: that of gcloud's active account.
package func tokenIdentity(
    for target: TokenTarget,
    userAccount: String?,
    in world: World
) throws(Failure) -> TokenIdentity {
    try tokenIdentity(for: target, userAccount: userAccount, gcloud: .load(from: world), in: world)
}

/// The same where gcloud's configuration has been read already.
package func tokenIdentity(
    for target: TokenTarget,
    userAccount: String?,
    gcloud: GCloudConfiguration,
    in world: World
) throws(Failure) -> TokenIdentity {
    let choice = try SourceChoice(world.environment["LANYARD_SOURCE"])
    return TokenIdentity(
        target: target,
        source: SourceFingerprint.text(choice: choice, gcloud: gcloud, userAccount: userAccount, in: world),
        universe: gcloud.properties.universe ?? "googleapis.com",
        endpoints: try gcloud.endpoints(in: world.environment)
    )
}
