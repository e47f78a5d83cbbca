/// What redirections mean where nothing is opened: bash(1), REDIRECTION.
extension Evaluator {
    struct Redirected {
        /// Standard output goes where nobody reads it.
        var isSilent = false
        /// Standard error goes where standard output is read.
        var mergesErrors = false
        /// What stands in the place of the input from outside; nil: that stays.
        var input: Input?
    }

    /// Leaves ``output`` alone only where it still goes to the reader.
    mutating func redirect(_ redirections: [Redirection]) throws(GivenUp) -> Redirected {
        var result = Redirected()
        let reads = inputReads
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
                result.input = Input(bytes: try value(of: redirection.target).bytes)
            case .hereString:
                guard redirection.descriptor ?? 0 == 0 else { throw refuseDescriptor(redirection) }
                result.input = Input(bytes: try value(of: redirection.target).bytes + [UInt8(ascii: "\n")])
            case .input: result.input = try input(from: redirection)
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
        // What bash has redirected by then, and what not yet, decides what that reads.
        guard reads == inputReads || redirections.isEmpty else {
            throw refuse(redirections[0].range, "this reads while it redirects", "set a variable on a line before")
        }
        if result.isSilent, output != nil { output = [] }
        return result
    }

    /// Runs what reads the input that it is given, if it is given one. What it takes from that is gone with it; what it
    /// takes from the input outside is taken from those behind it, too.
    mutating func reading<Result>(
        _ given: Input?,
        _ body: (inout Evaluator) throws(GivenUp) -> Result
    ) throws(GivenUp) -> Result {
        guard let given else { return try body(&self) }
        let outer = input
        input = given
        defer { input = outer }
        return try body(&self)
    }

    private mutating func input(from redirection: Redirection) throws(GivenUp) -> Input {
        guard redirection.descriptor ?? 0 == 0 else { throw refuseDescriptor(redirection) }
        let name = try value(of: redirection.target)
        if name == "/dev/null" { return Input(bytes: []) }
        guard let content = try content(of: try absolute(name, redirection.target.range), redirection.range) else {
            throw refuse(redirection.range, "there is no file \(visible(name)) beside env.sh", "write one")
        }
        return Input(bytes: content)
    }

    private mutating func requireNowhere(_ redirection: Redirection) throws(GivenUp) {
        let name = try value(of: redirection.target)
        guard name != "/dev/null", !(name == "/dev/stderr" && output != nil) else { return }
        throw refuse(
            redirection.range,
            "this would write a file each time that env.sh is read",
            "remove it; quote < and > that belong to a value"
        )
    }

    private mutating func duplicate(_ redirection: Redirection, _ result: inout Redirected) throws(GivenUp) {
        let target = try value(of: redirection.target)
        switch (redirection.descriptor ?? 1, target) {
        case (1, "2"):
            guard !result.mergesErrors else { throw refuseDescriptor(redirection) }
            result.isSilent = true
        case (2, "1"): result.mergesErrors = !result.isSilent && output != nil
        default: throw refuseDescriptor(redirection)
        }
    }

    /// What goes to standard error is not kept anywhere.
    mutating func refuseMergedErrors(_ range: Range<Int>) -> GivenUp {
        refuse(blamed(range), "errors of a command are not read here", "remove 2>&1, or write 2>/dev/null")
    }

    private mutating func refuseDescriptor(_ redirection: Redirection) -> GivenUp {
        refuse(redirection.range, "this redirection is not read here", "remove it")
    }
}
