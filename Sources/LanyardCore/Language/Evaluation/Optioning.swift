/// `set`: what its options would do to the shell that sources the file is nothing that is exported.
extension Evaluator {
    /// Bash begins with the options that its caller exports: bash(1), SHELLOPTS.
    mutating func takeCallersOptions() throws(GivenUp) {
        for name in ["POSIXLY_CORRECT", "BASH_COMPAT"] where surroundings.environment(name) != nil {
            throw refuse(0..<0, "\(name) of your environment changes how bash reads this", "unset \(name)")
        }
        for name in (surroundings.environment("SHELLOPTS")?.bytes ?? []).split(separator: UInt8(ascii: ":")) {
            switch String(decoding: name, as: UTF8.self) {
            case "allexport": change(.exportAll, true)
            case "errexit": change(.endOnError, true)
            case "nounset": change(.endOnUnset, true)
            case "noglob": change(.noGlobbing, true)
            case "keyword", "noexec", "onecmd", "physical", "posix", "privileged":
                throw refuse(0..<0, "SHELLOPTS of your environment changes how bash reads this", "unset SHELLOPTS")
            default: break
            }
        }
        for name in (surroundings.environment("BASHOPTS")?.bytes ?? []).split(separator: UInt8(ascii: ":")) {
            switch String(decoding: name, as: UTF8.self) {
            case "extglob", "failglob", "localvar_inherit", "localvar_unset", "nocaseglob", "nocasematch", "nullglob",
                "xpg_echo", "compat31", "compat32", "compat40", "compat41", "compat42", "compat43", "compat44":
                throw refuse(0..<0, "BASHOPTS of your environment changes how bash reads this", "unset BASHOPTS")
            default: break
            }
        }
    }

    mutating func setOptions(_ arguments: ArraySlice<ByteString>, _ range: Range<Int>) throws(GivenUp) {
        guard !arguments.isEmpty else {
            throw refuse(range, "without an option this prints variables", "remove the line")
        }
        var rest = arguments
        while let word = rest.popFirst()?.text {
            guard let sign = word.first, sign == "-" || sign == "+", word.utf8.count > 1, word != "--" else {
                // As csh sets a variable.
                let name = word.prefix { $0 != "=" }
                let isAssignment = name.utf8.count < word.utf8.count && isName(name.utf8)
                throw refuse(
                    range,
                    "this sets the parameters of the shell that sources env.sh",
                    isAssignment ? "write export \(name)=…" : "remove the words"
                )
            }
            for letter in word.dropFirst() {
                guard letter != "o" else {
                    guard let name = rest.popFirst()?.text else {
                        throw refuse(range, "without a name this prints options", "name one: set -o errexit")
                    }
                    try set(named: name, isOn: sign == "-", range)
                    continue
                }
                try set(letter, isOn: sign == "-", range)
            }
        }
        state.status = 0
    }

    private mutating func set(_ letter: Character, isOn: Bool, _ range: Range<Int>) throws(GivenUp) {
        switch letter {
        case "a": change(.exportAll, isOn)
        case "e": change(.endOnError, isOn)
        case "u": change(.endOnUnset, isOn)
        case "f": change(.noGlobbing, isOn)
        // They print, or concern what is refused anyway.
        case "x", "v", "h", "b", "m", "C", "E", "T": break
        default: throw refuse(range, "this option of set is not read here", "remove it")
        }
    }

    private mutating func set(named name: String, isOn: Bool, _ range: Range<Int>) throws(GivenUp) {
        switch name {
        case "allexport": change(.exportAll, isOn)
        case "errexit": change(.endOnError, isOn)
        case "nounset": change(.endOnUnset, isOn)
        case "noglob": change(.noGlobbing, isOn)
        case "pipefail", "xtrace", "verbose", "noclobber", "errtrace", "functrace", "hashall", "monitor", "notify",
            "history", "emacs", "vi":
            break
        default: throw refuse(range, "this option of set is not read here", "remove it")
        }
    }

    private mutating func change(_ option: ShellOptions, _ isOn: Bool) {
        if isOn { state.options.insert(option) } else { state.options.remove(option) }
    }
}
