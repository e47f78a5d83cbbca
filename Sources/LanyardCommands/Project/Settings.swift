import LanyardCore
import LanyardSystem

/// LANYARD_* settings and env.sh globals, by precedence: environment, the user's own file, the project's env.sh.
///
/// A project's env.sh may say who one is, never where Lanyard connects or what it stores: only ``TrustPolicy/isSettingOfProject(_:)``
/// are taken from it.
struct Settings {
    /// Who reads: a person who typed a command in the project, or a program that was never told to trust it.
    enum Reader: Equatable {
        case person
        case program
    }

    let world: World
    let personal: EnvFile?
    let project: EnvFile?

    /// Reads what the reader may see. Broken files are told, not passed over.
    ///
    /// - Parameter file: `--file`; nil: LANYARD_FILE, else the nearest env.sh.
    init(world: World, reader: Reader, file: String? = nil) throws(Failure) {
        self = try Settings(worldAlone: world).withProject(reader: reader, file: file)
    }

    /// Without a project: for helpers to whom environment and personal file tell enough.
    init(worldAlone world: World) throws(Failure) {
        self.world = world
        personal = try EnvFile.personal(in: world)
        project = nil
    }

    /// These and the project's, as far as the reader may see them.
    func withProject(reader: Reader, file: String? = nil) throws(Failure) -> Settings {
        let named = file ?? world.environment["LANYARD_FILE"]
        return Settings(
            world: world,
            personal: personal,
            project: try EnvFile.project(named: named, reader: reader, in: world)
        )
    }

    private init(world: World, personal: EnvFile?, project: EnvFile?) {
        self.world = world
        self.personal = personal
        self.project = project
    }

    subscript(_ name: String) -> String? {
        world.environment[name] ?? personal?[name] ?? projectValue(name)
    }

    func named(_ name: String) -> (name: String, text: String)? {
        self[name].map { (name, $0) }
    }

    func projectValue(_ name: String) -> String? {
        TrustPolicy.isSettingOfProject(name) ? project?[name] : nil
    }

    /// Where a variable of the environment hides another value in the project's env.sh: said to people, in one line.
    ///
    /// - Parameter namedAccount: the service account of a flag, which hides both.
    func disagreements(namedAccount: String? = nil) -> [String] {
        guard let project else { return [] }
        let names = ["PROJECT_ID", "SERVICE_ACCOUNT", "USER_ACCOUNT"]
        return names.filter { namedAccount == nil || $0 != "SERVICE_ACCOUNT" }.compactMap { name in
            guard let outer = world.environment[name], let inner = project[name], outer != inner else { return nil }
            return "\(name) is \(visible(outer)) in the environment and \(visible(inner)) in \(visible(project.path)): "
                + "the environment's is used"
        }
    }
}
