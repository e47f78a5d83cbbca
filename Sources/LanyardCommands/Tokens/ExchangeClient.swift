import Glibc
import LanyardCore
import LanyardSystem

/// The other program, `lanyard-exchange`: it alone knows HTTP, SQLite and the Secret Service.
struct ExchangeClient {
    let world: World

    /// Asks and waits for the answer.
    ///
    /// - Parameters:
    ///   - timeLimit: milliseconds, after which it is killed.
    ///   - lock: stays locked until both programs have let go of it.
    func ask(_ request: ExchangeRequest, timeLimit: Int, lock: HeldLock? = nil) throws(Failure) -> ExchangeAnswer {
        switch try attempt(request, timeLimit: timeLimit, lock: lock) {
        case .answered(let answer): return answer
        case .died(let failure, _): throw failure
        }
    }

    /// What came of asking.
    enum Ending {
        case answered(ExchangeAnswer)
        /// It ended without an answer, before its time was over.
        ///
        /// - Parameter isWorthRetrying: a crash or the kernel's want of memory, and nobody who asked it to end.
        case died(Failure, isWorthRetrying: Bool)
    }

    /// The same, for whoever can do something about an exchange that dies.
    func attempt(_ request: ExchangeRequest, timeLimit: Int, lock: HeldLock?) throws(Failure) -> Ending {
        try requireMemory()
        let program = try program()
        let completion: Completion
        do {
            completion = try world.processes.run(command(program, request, lock, timeLimit: timeLimit + 500))
        } catch {
            throw missing(program, error)
        }
        guard !completion.timedOut else {
            let seconds = timeLimit / 1000
            throw Failure(
                "no answer came within \(seconds) s",
                hint: "try again; is this machine online, and is the keyring unlocked?",
                exitCode: .unavailable
            )
        }
        guard let json = try? JSONReader.read(completion.output), let answer = ExchangeAnswer(json: json) else {
            let failure = Failure(
                "lanyard-exchange ended with code \(completion.exitCode) and without an answer",
                hint: "try again; if it stays so, install lanyard and lanyard-exchange together",
                exitCode: .unavailable
            )
            return .died(failure, isWorthRetrying: wasKilledUnasked(completion))
        }
        return .answered(answer)
    }

    /// By a signal, but not by one of those that ask a program to end.
    private func wasKilledUnasked(_ completion: Completion) -> Bool {
        let signal = completion.exitCode - 128
        return signal > 0 && ![SIGHUP, SIGINT, SIGQUIT, SIGTERM].contains(signal)
    }

    /// Starts it and goes on: it ends by itself, within the request's time limit.
    func start(_ request: ExchangeRequest, lock: HeldLock) throws(Failure) {
        try requireMemory()
        let program = try program()
        do {
            try world.processes.startDetached(command(program, request, lock, timeLimit: nil))
        } catch {
            throw missing(program, error)
        }
    }

    private func command(_ program: String, _ request: ExchangeRequest, _ lock: HeldLock?, timeLimit: Int?) -> Command {
        Command(
            program,
            environment: world.environment,
            input: Array(request.json.compact.utf8) + [UInt8(ascii: "\n")],
            capturesOutput: true,
            keeps: lock.map { [$0.descriptor] } ?? [],
            timeLimit: timeLimit
        )
    }

    /// It stands beside the running program: neither PATH nor argv[0] may say where.
    private func program() throws(Failure) -> String {
        guard let own = world.processes.ownPath(), let slash = own.lastIndex(of: "/") else {
            throw Failure("cannot tell where lanyard is installed", hint: "is /proc mounted?")
        }
        return String(own[..<slash]) + "/lanyard-exchange"
    }

    private func missing(_ program: String, _ error: FileError) -> Failure {
        let message = "cannot start \(visible(program)): \(error.reason)"
        guard case .system(let code) = error, code != ENOEXEC, code != ELIBBAD else {
            // It is not there, or it is one of another machine.
            return Failure(message, hint: "install lanyard and lanyard-exchange together")
        }
        // Too many descriptors or processes, too little memory: an old token may still serve.
        return Failure(
            message,
            hint: error.remedy ?? "try again; what this shell may use: ulimit -a",
            exitCode: .unavailable
        )
    }
}
