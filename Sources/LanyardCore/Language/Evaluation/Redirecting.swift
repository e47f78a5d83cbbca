/// What redirections mean where nothing is opened: bash(1), REDIRECTION.
extension Evaluator {
    struct Redirected {
        /// Standard output goes where nobody reads it.
        var isSilent = false
        /// Standard error goes where standard output is read.
        var mergesErrors = false
    }

    /// Sets ``input``, and leaves ``output`` alone only where it still goes to the reader.
    mutating func redirect(_ redirections: [Redirection]) throws(GivenUp) -> Redirected {
        var result = Redirected()
        for redirection in redirections {
            guard spend(1, at: redirection.range) else { throw GivenUp() }
            guard !redirection.target.changesVariables else {
                throw refuse(
                    redirection.range,
                    "this sets a variable while the command is being made up",
                    "set it on a line before"
                )
            }
            switch redirection.kind {
            case .hereDocument:
                guard redirection.descriptor ?? 0 == 0 else { throw refuseDescriptor(redirection) }
                try requireUsualSeparators(forListIn: redirection.target)
                input = Input(bytes: try value(of: redirection.target).bytes)
            case .hereString:
                guard redirection.descriptor ?? 0 == 0 else { throw refuseDescriptor(redirection) }
                input = Input(bytes: try value(of: redirection.target).bytes + [UInt8(ascii: "\n")])
            case .input: try redirectInput(redirection)
            case .output:
                try requireNowhere(redirection)
                switch redirection.descriptor ?? 1 {
                case 1: result.isSilent = true
                case 2: result.mergesErrors = false
                default: throw refuseDescriptor(redirection)
                }
            case .outputAndErrors:
                try requireNowhere(redirection)
                result.isSilent = true
            case .duplicate: try duplicate(redirection, &result)
            }
        }
        if result.isSilent, output != nil { output = [] }
        return result
    }

    private mutating func redirectInput(_ redirection: Redirection) throws(GivenUp) {
        guard redirection.descriptor ?? 0 == 0 else { throw refuseDescriptor(redirection) }
        let name = try value(of: redirection.target)
        if name == "/dev/null" {
            input = Input(bytes: [])
            return
        }
        guard let content = try content(of: try absolute(name, redirection.target.range), redirection.range) else {
            throw refuse(redirection.range, "there is no file \(visible(name)) beside env.sh", "write one")
        }
        input = Input(bytes: content)
    }

    private mutating func requireNowhere(_ redirection: Redirection) throws(GivenUp) {
        let name = try value(of: redirection.target)
        guard name != "/dev/null", !(name == "/dev/stderr" && output != nil) else { return }
        throw refuse(
            redirection.range,
            "this would write a file each time that env.sh is read",
            "is this a placeholder? put the value in its place; quote < and > that belong to it"
        )
    }

    private mutating func duplicate(_ redirection: Redirection, _ result: inout Redirected) throws(GivenUp) {
        let target = try value(of: redirection.target)
        switch (redirection.descriptor ?? 1, target) {
        case (1, "2"): result.isSilent = true
        case (2, "1"): result.mergesErrors = !result.isSilent && output != nil
        default: throw refuseDescriptor(redirection)
        }
    }

    private mutating func refuseDescriptor(_ redirection: Redirection) -> GivenUp {
        refuse(redirection.range, "this redirection is not read here", "remove it")
    }
}
