/// The shells that grids of tests go through.
///
/// Where one is not installed its cells are left out, and a line says so; with CI=true none is ever left out.
enum Shells {
    private static let missing: Set<String> = {
        let missing = ["bash", "dash", "zsh", "fish"].filter { !Requirements.tool($0) }
        for name in missing { print("\(name) is not installed: nothing is tested in it") }
        return Set(missing)
    }()

    static func have(_ name: String) -> Bool {
        !missing.contains(name)
    }

    /// Those of them that are there.
    static func among(_ names: String...) -> [String] {
        names.filter { have($0) }
    }
}
