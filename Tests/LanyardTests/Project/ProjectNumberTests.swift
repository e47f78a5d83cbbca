import Foundation
import Testing

/// `$(gcloud projects describe … --format='value(projectNumber)')`, in the sandbox.
@Suite("The number of a project", .serialized)
struct ProjectNumberTests {
    private static let line =
        "export PROJECT_NUMBER=$(gcloud projects describe ray-whisper --format='value(projectNumber)')"

    /// Runs a script in a sandbox, and gives back what it printed.
    private func run(_ script: String) throws -> Run {
        try execute(
            Programs.path("lanyard-sandbox"),
            ["run", "bash", "-c", "cd; \(script)"],
            environment: ["PATH": "/usr/bin:/bin", "HOME": nowhere]
        )
    }

    @Test("is asked for once, and kept")
    func kept() throws {
        let run = try run(
            """
            cat >env.sh <<'EOF'
            \(ProjectNumberTests.line)
            EOF
            lanyard env --shell bash; lanyard env --shell bash; lanyard check
            lanyard-sandbox log | grep -c 'GET /v1/projects/ray-whisper'
            cut -d' ' -f1,2 ~/.cache/lanyard/project-numbers; stat -c %a ~/.cache/lanyard/project-numbers
            """
        )
        let expected = """
            export PROJECT_NUMBER=123456789012;
            export PROJECT_NUMBER=123456789012;
            env.sh: nothing found
            1
            ray-whisper 123456789012
            600

            """
        #expect(run == Run(code: 0, output: expected, errors: ""))
    }

    @Test("is what gcloud itself prints", .enabled(if: Requirements.tool("gcloud"), "gcloud is missing"))
    func gcloud() throws {
        let run = try run("gcloud projects describe ray-whisper --format='value(projectNumber)' 2>/dev/null")
        #expect(run.output == "123456789012\n")
    }

    @Test("of a project that one may not see is an error with its reason")
    func forbidden() throws {
        let run = try run(
            """
            echo 'export N=$(gcloud projects describe other-project --format="value(projectNumber)")' >env.sh
            lanyard env --shell bash; ls ~/.cache/lanyard/project-numbers 2>/dev/null
            """
        )
        #expect(run.output == "false;\n")
        #expect(run.errors.contains("other-project may not be looked at by "))
    }

    @Test("is not asked for by programs that nobody has typed")
    func programs() throws {
        let run = try run(
            """
            cat >env.sh <<'EOF'
            \(ProjectNumberTests.line)
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
            EOF
            lanyard allow >/dev/null; rm ~/.cache/lanyard/project-numbers
            echo us-central1-docker.pkg.dev | lanyard credential docker get >/dev/null 2>&1
            lanyard-sandbox log | grep -c 'GET /v1/projects/ray-whisper'
            """
        )
        #expect(run.output == "1\n")
    }
}
