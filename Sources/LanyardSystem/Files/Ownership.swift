package import LanyardCore

extension World {
    /// Refuses a folder in which whatever is made would be a stranger in somebody else's: with `sudo -E`, root comes
    /// with the user's HOME, and what root makes there the user can neither change nor remove.
    ///
    /// Of a folder that is still to be made, what counts is the nearest one above it that exists. What belongs to root
    /// is the system's, and open to whom its permissions let in (/tmp).
    ///
    /// - Parameter path: what is to be made there, as the user knows it.
    package func requireOwn(
        _ folder: String,
        for path: String,
        hint: String = "run it as that user, or set HOME to your own"
    ) throws(Failure) {
        var place = folder
        while files.status(place, true) == nil, place != "/", place != "." {
            place = LanyardSystem.folder(of: place)
        }
        guard let owner = files.status(place, true)?.owner, owner == user || owner == 0 else {
            throw Failure(
                "\(visible(place)) belongs to another user, so \(visible(path)) is not made",
                hint: hint
            )
        }
    }
}
