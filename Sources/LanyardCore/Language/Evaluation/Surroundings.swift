/// What a file can see of the world while it is read: handed in, for nothing here reaches outside.
package struct Surroundings {
    /// A file's kind, and what `[ -r … ]` asks of it.
    package struct FileFacts: Equatable, Sendable {
        package enum Kind: Equatable, Sendable { case regular, folder, link, other }

        package var kind: Kind
        package var size: Int
        package var isReadable: Bool
        package var isWritable: Bool
        package var isExecutable: Bool

        package init(kind: Kind, size: Int, isReadable: Bool, isWritable: Bool, isExecutable: Bool) {
            self.kind = kind
            self.size = size
            self.isReadable = isReadable
            self.isWritable = isWritable
            self.isExecutable = isExecutable
        }
    }

    /// Why a file beside env.sh was not read, in words for a person; where it is not there, bash goes on.
    package struct Unreadable: Error, Equatable {
        package var reason: String
        package var isMissing: Bool

        package init(_ reason: String, isMissing: Bool = false) {
            self.reason = reason
            self.isMissing = isMissing
        }
    }

    /// How the shell was told to source the file: `${BASH_SOURCE[0]}`.
    package var sourcePath: () -> ByteString = { "./env.sh" }
    /// The caller's exported variables.
    package var environment: (String) -> ByteString?
    /// Absolute; nil where it is gone.
    package var workingFolder: () -> ByteString?
    /// The content of a file beside env.sh, by its absolute path: a regular file of at most 1 MiB in the same folder, no
    /// link.
    package var read: (_ path: ByteString) throws(Unreadable) -> [UInt8]
    /// By absolute path; nil where there is nothing.
    package var status: (_ path: ByteString, _ followingLinks: Bool) -> FileFacts?
    package var answer: (Question) -> Answer

    package init(
        environment: @escaping (String) -> ByteString?,
        workingFolder: @escaping () -> ByteString?,
        read: @escaping (_ path: ByteString) throws(Unreadable) -> [UInt8],
        status: @escaping (_ path: ByteString, _ followingLinks: Bool) -> FileFacts?,
        answer: @escaping (Question) -> Answer
    ) {
        self.environment = environment
        self.workingFolder = workingFolder
        self.read = read
        self.status = status
        self.answer = answer
    }

    /// No files, no folder, no answers: a text that stands alone.
    package static func alone(_ environment: @escaping (String) -> ByteString? = { _ in nil }) -> Surroundings {
        Surroundings(
            environment: environment,
            workingFolder: { nil },
            read: { _ throws(Unreadable) in throw Unreadable("no file is read here") },
            status: { _, _ in nil },
            answer: { _ in .unknown("nothing is asked here") }
        )
    }
}

/// What a command substitution asks, where the answer is known without running a program.
package enum Question: Equatable, Sendable {
    /// `whoami`, `id -un`.
    case userName
    /// `hostname`.
    case hostName
    /// `uname -s`, `uname -m`, `uname -n`, `uname -r`: the letter.
    case system(UInt8)
    /// `date +FORMAT`, of the present moment; `-u`.
    case date(format: ByteString, isUTC: Bool)
    /// `gcloud config get-value SECTION/NAME`; core is left out.
    case gcloudProperty(String)
    /// `gcloud projects describe ID --format='value(projectNumber)'`.
    case projectNumber(String)
    /// `git rev-parse --show-toplevel` in a folder.
    case gitTopLevel(ByteString)
    /// `git rev-parse --abbrev-ref HEAD` in a folder.
    case gitBranch(ByteString)
    /// `command -v NAME`: the program that PATH finds.
    case program(name: ByteString, path: ByteString)

    /// Whether a variable of the program's environment may change what it prints.
    func dependsOn(_ name: String) -> Bool {
        switch self {
        case .date: name == "TZ" || name == "LANG" || name == "LANGUAGE" || name.hasPrefix("LC_")
        case .gcloudProperty: name == "HOME" || name.hasPrefix("CLOUDSDK_")
        // Whoever asks is told the same number.
        case .projectNumber: name.hasPrefix("CLOUDSDK_API_ENDPOINT")
        case .gitTopLevel, .gitBranch: name == "HOME" || name.hasPrefix("GIT_") || name.hasPrefix("XDG_")
        case .userName, .hostName, .system, .program: false
        }
    }
}

package enum Answer: Equatable, Sendable {
    /// What the command prints, its last newlines included, and its exit code.
    case output(ByteString, status: UInt8 = 0)
    /// It cannot be known without running the command: why, in words for a person.
    case unknown(String)
}
