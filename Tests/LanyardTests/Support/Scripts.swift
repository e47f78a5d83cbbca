/// Pieces of the scripts that run inside the sandbox.
enum Scripts {
    /// Waits until a program has sent its request: the log has a line for it before it is answered.
    ///
    /// At most half a minute or so: a test whose program never asks shall fail, not stand still.
    static let untilAsked = "for i in $(seq 500); do lanyard-sandbox log | grep -q . && break; sleep 0.05; done"
}
