/// Pieces of the scripts that run inside the sandbox.
enum Scripts {
    /// Waits until a program has sent its request: the log has a line for it before it is answered.
    ///
    /// At most half a minute or so: a test whose program never asks shall fail, not stand still.
    static let untilAsked = "for i in $(seq 500); do lanyard-sandbox log | grep -q . && break; sleep 0.05; done"

    /// Defines `many N`: so many processes at once that want a token, then how they ended and how many tokens they have
    /// (`1000 0: 1`).
    static let many = """
        many() {
            local jobs=() i
            for i in $(seq "$1"); do { lanyard token >out.$i 2>err.$i; echo $? >code.$i; } & jobs+=($!); done
            wait "${jobs[@]}"
            echo "$(cat code.* | sort | uniq -c | sed 's/^ *//' | paste -sd,): $(cat out.* | sort -u | wc -l)"
        }
        """
}
