/// What a subshell has a copy of: all that commands change in the shell.
struct ShellState {
    var variables = VariableTable()
    var functions = FunctionTable()
    /// `$1` and on.
    var positional: [ByteString] = []
    var options = ShellOptions()
    /// The working folder as `pwd` tells it; nil: not asked for yet.
    var folder: ByteString?
    /// Of the last command substitution since the present command began.
    var lastSubstitution: UInt8?
    /// `$?`.
    var status: UInt8 = 0
    /// How the files that are being read were named, env.sh first: BASH_SOURCE, the other way round.
    var sourcePaths: [ByteString] = []
    /// What `local` hides, a list a function that runs.
    var hidden: [[(name: String, slot: VariableSlot?)]] = []
}

/// `set -a`, `-e`, `-u`, `-f`.
struct ShellOptions: OptionSet {
    let rawValue: UInt8

    static let exportAll = ShellOptions(rawValue: 1)
    static let endOnError = ShellOptions(rawValue: 2)
    static let endOnUnset = ShellOptions(rawValue: 4)
    static let noGlobbing = ShellOptions(rawValue: 8)
}

/// How a command ends.
enum Flow: Equatable {
    case next
    /// `break` and `continue`, and how many loops they leave.
    case leave(Int)
    case again(Int)
    case returning
}

/// A statement met something that is told already, and is given up.
struct GivenUp: Error {}
