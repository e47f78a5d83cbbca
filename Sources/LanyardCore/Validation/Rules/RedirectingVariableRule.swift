/// A variable that redirects credentials or runs code, in a file that nobody has allowed.
struct RedirectingVariableRule: ValidationRule {
    let name = "redirecting-variable"
    let summary = "Nothing redirects credentials or runs code, unless the file is allowed."
    let documentation = RuleDocumentation(
        explanation: """
            A cloned repository brings an env.sh that nobody has read. Variables such as PATH, LD_PRELOAD, \
            BASH_ENV, HTTPS_PROXY, GOOGLE_APPLICATION_CREDENTIALS or CLOUDSDK_AUTH_TOKEN_HOST decide which \
            program runs and where tokens go. lanyard allow says that you have read the file as it stands; a \
            change of it asks again.
            """,
        source: "bash(1), ENVIRONMENT; ld.so(8); gcloud topic configurations",
        bad: [
            "export «HTTPS_PROXY»=http://example.com\n",
            "«PATH»=/opt/bin:/usr/bin\n",
            "read -r «LD_PRELOAD» <<< /tmp/x.so\n",
        ],
        good: [
            "export CLOUDSDK_CORE_PROJECT=ray-whisper\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard !script.isAllowed else { return [] }
        let assigned = script.assignments.filter { TrustPolicy.isRedirecting($0.name.text) }
        let names = Set(assigned.map(\.name.text))
        var found = assigned.map { finding($0.name.text, $0.name.range, in: script) }
        // Set otherwise than by an assignment: nothing but what is left tells.
        for variable in script.evaluation.redirecting(beside: script.environment)
        where !names.contains(variable.name) {
            found.append(finding(of: variable, in: script))
        }
        for visited in script.commands where visited.name == "unset" && !visited.isInSubshell {
            for argument in visited.command.words.dropFirst() {
                guard case .word(let word) = argument, let name = word.bareText, TrustPolicy.isRedirecting(name),
                    // What the caller does not export is no loss: `unset IFS`.
                    script.evaluation.unsetNames.contains(name)
                else { continue }
                found.append(finding(name, word.range, in: script))
            }
        }
        return found
    }

    private func finding(of variable: Variable, in script: CheckedScript) -> Finding {
        guard variable.path == nil else {
            // In a file that env.sh sources; the command that does is another rule's business.
            var found = finding(variable.name, 0..<0, in: script)
            guard let path = variable.path, let text = script.text(at: path) else { return found }
            found.path = path
            found.range = text.range(of: variable.name, at: variable.place)
            found.start = text.place(ofByte: found.range.lowerBound)
            found.end = text.place(ofByte: found.range.upperBound)
            found.text = text.text(found.range)
            return found
        }
        // Where a word of the file names it. Else its line, for it may be set by what is in a value.
        let name = script.namesSetIndirectly[variable.name]
        return finding(variable.name, name ?? script.source.lineRange(variable.place.line), in: script)
    }

    private func finding(_ name: String, _ range: Range<Int>, in script: CheckedScript) -> Finding {
        finding(
            .error,
            range,
            in: script,
            "\(name) redirects credentials or runs code, and the file is not allowed",
            hints: ["read it, then: lanyard allow \(posixQuoted(script.source.path))"]
        )
    }
}

extension SourceText {
    /// Where a name stands that begins at that place; else the whole line, for it may be set by what is in a value.
    fileprivate func range(of name: String, at place: Place) -> Range<Int> {
        let line = lineRange(place.line)
        var (low, high) = (line.lowerBound, line.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if self.place(ofByte: middle).column < place.column { low = middle + 1 } else { high = middle }
        }
        return bytes[low..<line.upperBound].starts(with: name.utf8) ? low..<(low + name.utf8.count) : line
    }
}
