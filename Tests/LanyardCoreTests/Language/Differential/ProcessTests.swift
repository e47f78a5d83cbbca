import Glibc
import LanyardCore
import Testing

/// What Lanyard accepts starts nothing in bash but the programs that Lanyard answers for.
@Suite("Processes of accepted files")
struct ProcessTests {
    private static let answered: Set<String> = ["dirname", "basename", "cat"]

    @Test(
        "bash, traced, forks for substitutions alone, and executes nothing that is not answered",
        .timeLimit(.minutes(5))
    )
    func traced() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = ScriptGenerator(seed: seed)
        let folder = try ScratchFolder()
        try folder.write("beside.inc", Array("export BESIDE=1\n".utf8))
        let variables = ["PATH": "/usr/bin:/bin", "HOME": "/home/user", "LC_ALL": "C.UTF-8", "OUTER": "out er"]
        var scripts: [[UInt8]] = []
        while scripts.count < 300 {
            let script = generator.script()
            guard let parsed = try? EnvScript.parse(SourceText(path: "env.sh", bytes: script)) else { continue }
            let name = "./\(scripts.count)"
            let surroundings = folder.surroundings({ variables[$0].map { ByteString($0) } }, sourcePath: name)
            guard parsed.evaluate(in: surroundings).problems.isEmpty else { continue }
            try folder.write("\(scripts.count)", script)
            scripts.append(script)
        }
        let driver = """
            for ((i = 0; i < \(scripts.count); i++)); do
                strace -f -qq -e trace=execve,clone,clone3,fork,vfork -o trace.$i \\
                    /bin/bash --norc --noprofile -c ". ./$i" </dev/null >/dev/null 2>&1
                sed "s/^/$i /" trace.$i
            done
            """
        let output = try RealBash.run(driver, environment: variables, folder: folder.path).output
        var traced: Set<Int> = []
        var executed: [Int: Int] = [:]
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let number = Int(words[0]) else { continue }
            traced.insert(number)
            let text = scripts[number]
            if line.contains("execve(") {
                executed[number, default: 0] += 1
                let path = line.split(separator: "\"").dropFirst().first ?? ""
                let program = path.split(separator: "/").last.map { String($0) } ?? ""
                #expect(program == "bash" || ProcessTests.answered.contains(program), "seed \(seed): \(line)")
            } else if line.contains("fork(") || line.contains("clone") {
                #expect(ProcessTests.substitutes(text), "seed \(seed): \(line)\n\(visible(text))")
            }
        }
        #expect(traced.count == scripts.count, "seed \(seed): strace has seen \(traced.count)")
        for (number, script) in scripts.enumerated() where !ProcessTests.substitutes(script) {
            #expect(executed[number] == 1, "seed \(seed): \(visible(script))")
        }
    }

    /// Whether a file holds a command substitution.
    private static func substitutes(_ script: [UInt8]) -> Bool {
        let text = String(decoding: script, as: UTF8.self)
        return text.contains("`") || text.contains("$(")
    }
}
