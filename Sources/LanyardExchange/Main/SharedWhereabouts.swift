import LanyardCore
import LanyardSystem

/// Where those who wait for the same token, and those who come next, find out which store has it.
struct SharedWhereabouts {
    /// Of the lock that is held; nil: nobody waits.
    let folder: String?
    /// Of the token's identity.
    let hash: String
    let world: World

    /// - Parameter place: nil where the kernel keyring has it, in which everybody looks first.
    func tell(_ place: Whereabouts.Place?, of token: CachedToken) {
        guard let folder else { return }
        let note = LockNote(.kept, world: world, hash: hash)
        guard let place else {
            note.remove()
            return
        }
        let whereabouts = Whereabouts(
            place,
            receivedAt: token.receivedBoot,
            lifetime: token.lifetime,
            bootID: token.bootID
        )
        let content = Array(whereabouts.json.compact.utf8)
        // Whoever only reads the token has nothing new to tell, as a rule.
        if note.contents() != [content] { _ = note.write(content, in: folder) }
    }
}
