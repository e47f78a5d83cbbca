import Testing

/// What the release programs load, and what a warm answer costs, in counts.
@Suite("Release programs", .enabled(if: Requirements.releasePrograms, "LANYARD_BIN names no release programs"))
struct LinkageTests {
    private func dynamicSection(_ program: String) throws -> [String] {
        let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
        let run = try execute("/usr/bin/env", ["readelf", "-d", Programs.path(program)], environment: environment)
        #expect(run.code == 0, "\(run.errors)")
        return run.output.split(separator: "\n").map { String($0) }
    }

    private func libraries(_ program: String) throws -> Set<String> {
        let names = try dynamicSection(program).filter { $0.contains("(NEEDED)") }
            .compactMap { $0.split(separator: "[").last?.dropLast() }
        return Set(names.map { String($0) })
    }

    @Test("lanyard has no dynamic section at all")
    func fastProgram() throws {
        #expect(try dynamicSection("lanyard") == ["There is no dynamic section in this file."])
    }

    @Test("lanyard-exchange loads libcurl and libsecret when it needs them, and no runtime of Swift's or of C++")
    func exchange() throws {
        let loaded = try libraries("lanyard-exchange")
        let system: Set = ["libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"]
        #expect(loaded.subtracting(system) == ["libsqlite3.so.0"])
    }

    @Test("lanyard-sandbox needs no Swift runtime either")
    func sandbox() throws {
        let loaded = try libraries("lanyard-sandbox")
        #expect(!loaded.isEmpty)
        #expect(loaded.filter { $0.contains("swift") || $0.contains("Foundation") }.isEmpty)
    }

    @Test(
        "none of them looks for libraries where somebody could plant one",
        arguments: ["lanyard-exchange", "lanyard-sandbox"]
    )
    func searchPath(_ program: String) throws {
        // A path beside the program itself is the linker's habit; the folder is as trusted as the program.
        let paths = try dynamicSection(program).filter { $0.contains("(RPATH)") || $0.contains("(RUNPATH)") }
        #expect(paths.allSatisfy { $0.hasSuffix("[$ORIGIN]") }, "\(paths)")
    }

    /// System calls that start a process or open a socket, while the token is warm.
    @Test(
        "a warm token starts no process and opens no socket",
        arguments: [
            "lanyard token", "lanyard token --format header",
            "docker-credential-lanyard get <<<us-central1-docker.pkg.dev",
            "lanyard credential docker get <<<us-central1-docker.pkg.dev",
        ]
    )
    func warm(_ command: String) throws {
        let run = try inSandbox(
            """
            ln -s \(Programs.path("lanyard")) "$HOME/docker-credential-lanyard"; PATH=$HOME:$PATH
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
            lanyard token >/dev/null || exit
            strace -f -o "$HOME/trace" -e trace=process,network \(command) >/dev/null || exit
            grep -cE 'execve\\(' "$HOME/trace"
            grep -vE 'execve\\(|exit_group\\(|\\+\\+\\+ exited|arch_prctl' "$HOME/trace"
            """
        )
        #expect(run.output == "1\n", "\(run.errors)")
    }

    @Test("env starts no process and opens no socket")
    func env() throws {
        let run = try inSandbox(
            """
            lanyard init --service-account-name ray-ai-training >/dev/null || exit
            strace -f -o "$HOME/trace" -e trace=process,network lanyard env >/dev/null || exit
            grep -cE 'execve\\(' "$HOME/trace"
            grep -vE 'execve\\(|exit_group\\(|\\+\\+\\+ exited|arch_prctl' "$HOME/trace"
            """
        )
        #expect(run.output == "1\n", "\(run.errors)")
    }
}
