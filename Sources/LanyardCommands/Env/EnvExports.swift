import LanyardCore
import LanyardSystem

/// The exported variables of an env.sh that nothing speaks against, in the file's order.
struct EnvExports {
    /// execve(2) refuses a longer `NAME=value` (MAX_ARG_STRLEN less its NUL), in bytes.
    static let lengthLimit = 131_071

    let path: String
    let variables: [Variable]

    /// Fails where a variable redirects credentials and the file was never allowed, or is too long for a program.
    /// Rules about names are the business of `lanyard check`.
    init(_ file: EnvFile) throws(Failure) {
        path = file.path
        variables = file.evaluation.exports
        if let first = file.redirecting.first {
            throw failure(
                "\(first.name) redirects credentials or runs code, and the file is not allowed",
                at: first.place,
                hints: ["read it, then: lanyard allow " + posixQuoted(path)]
            )
        }
        for variable in variables
        where variable.name.utf8.count + 1 + variable.value.bytes.count > EnvExports.lengthLimit {
            throw failure(
                "\(variable.name) is too long: no program can be started with it",
                at: variable.valuePlace,
                hints: ["the limit is \(EnvExports.lengthLimit) bytes, name included: keep it in a file"]
            )
        }
    }

    /// Fails where the shell keeps a name for itself: it would stop in the middle, or export something else.
    func statements(for dialect: any ShellDialect) throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        for variable in variables {
            guard dialect.canExport(variable.name) else {
                throw failure(
                    "\(variable.name) cannot be exported in \(dialect.name): the shell keeps it for itself",
                    at: variable.place,
                    hints: ["give the variable another name"]
                )
            }
            output += dialect.export(variable.name, variable.value)
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }

    func json() throws(Failure) -> JSON {
        var members: [JSON.Member] = []
        for variable in variables {
            let text = variable.value.text
            guard text.utf8.elementsEqual(variable.value.bytes) else {
                throw failure(
                    "\(variable.name) is not UTF-8, and JSON can hold nothing else",
                    at: variable.valuePlace,
                    hints: ["write it in UTF-8, or print it with --format null"]
                )
            }
            members.append(JSON.Member(variable.name, .string(text)))
        }
        return .object(members)
    }

    private func failure(_ message: String, at place: Place, hints: [String] = []) -> Failure {
        let origin = "\(visible(path)):\(place.line):\(place.column)"
        return Failure("\(origin): \(visible(message))", hints: hints, exitCode: .findings)
    }
}
