import LanyardCore
import LanyardSystem

/// Numbers of projects, which never change: asked for once, then kept in `~/.cache/lanyard/project-numbers`.
///
/// A line each: id, number, and the endpoint where it is not Google's own. It holds no secret; what cannot be read in it
/// is passed over.
struct ProjectNumbers {
    /// Bytes.
    private static let sizeLimit = 1 << 16
    /// Milliseconds for all of it.
    private static let timeLimit = 20_000

    let world: World
    /// Whether Google may be asked: by commands that somebody has typed.
    let mayAsk: Bool

    func answer(_ project: String) -> Answer {
        if let number = kept(project) { return .output(ByteString(number + "\n")) }
        guard mayAsk else { return .unknown("the number of \(visible(project)) has never been asked for") }
        let call = ExchangeRequest.ProjectCall(
            project: project,
            timeLimit: ProjectNumbers.timeLimit,
            userAccount: world.environment["USER_ACCOUNT"]
        )
        do throws(Failure) {
            let answer = try ExchangeClient(world: world)
                .ask(.projectNumber(call), timeLimit: ProjectNumbers.timeLimit)
            switch answer.outcome {
            case .projectNumber(let number):
                keep(number, of: project)
                return .output(ByteString(number + "\n"))
            case .failure(let failure): throw failure
            default: return .unknown("lanyard-exchange answers something else")
            }
        } catch {
            let hint = error.hints.first.map { "; " + $0 } ?? ""
            return .unknown("the number of \(visible(project)) is not known: \(error.message)\(hint)")
        }
    }

    /// A number that somebody else's server told is no number of Google's.
    private var endpoint: String {
        let gcloud = try? GCloudConfiguration.load(from: world)
        return gcloud?.properties.endpointOverride("cloudresourcemanager") ?? "-"
    }

    private func lines() -> [[Substring]] {
        guard let file = Folders(world).projectNumbers,
            let content = try? world.files.read(file, ProjectNumbers.sizeLimit)
        else { return [] }
        return String(decoding: content, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
    }

    private func kept(_ project: String) -> String? {
        let endpoint = endpoint
        let line = lines().first { $0.count == 3 && $0[0] == project && $0[2] == endpoint }
        guard let number = line.map({ String($0[1]) }), ProjectNumber.check(number) == nil else { return nil }
        return number
    }

    private func keep(_ number: String, of project: String) {
        let folders = Folders(world)
        guard let file = folders.projectNumbers, !project.contains(" ") else { return }
        let folder = folder(of: file)
        // Where nothing can be kept, it is asked for again.
        guard (try? world.requireOwn(folder, for: file)) != nil else { return }
        try? world.files.makeFolder(folder, 0o700)
        let old = lines().filter { $0.count == 3 && $0[0] != project }.suffix(200).map { $0.joined(separator: " ") }
        let text = (old + ["\(project) \(number) \(endpoint)"]).joined(separator: "\n") + "\n"
        try? world.files.replace(file, Array(text.utf8), 0o600)
    }
}
