import Testing

/// The helper as Docker starts it, with a keyring and Google's stand-in.
@Suite("docker-credential-lanyard as a program")
struct DockerHelperSandboxTests {
    private static let prepare = """
        cd; mkdir bin; ln -s "$(type -P lanyard)" bin/docker-credential-lanyard; PATH=$HOME/bin:$PATH
        SA=ray-ai-training@ray-whisper.iam.gserviceaccount.com

        """

    @Test("starts no process and opens no socket while the token is warm", .enabled(if: Requirements.tool("strace")))
    func warm() throws {
        let run = try inSandbox(
            DockerHelperSandboxTests.prepare
                + """
                export SERVICE_ACCOUNT=$SA
                echo gcr.io | docker-credential-lanyard get >cold
                echo gcr.io | strace -f -o trace docker-credential-lanyard get >warm
                cmp cold warm && echo same
                grep -cE ' execve\\(' trace; grep -E ' (socket|connect|fork|vfork|clone|clone3|rename)\\(' trace
                grep -oE 'openat\\(.*(O_WRONLY|O_RDWR|O_CREAT).*' trace
                echo docker.io | strace -f -o trace docker-credential-lanyard get
                grep -E 'env.sh|gcloud|keyctl|request_key' trace
                true
                """
        )
        #expect(run.output == "same\n1\ncredentials not found in native keychain\n", "\(run.errors)")
    }

    @Test("needs an account, and reads a project's env.sh only if that is allowed")
    func account() throws {
        let run = try inSandbox(
            DockerHelperSandboxTests.prepare
                + """
                get() { echo gcr.io | docker-credential-lanyard get 2>errors | sed 's/"Secret":.*/…/'; cat errors; }
                mkdir project; cd project
                get
                echo "export SERVICE_ACCOUNT=$SA" >env.sh; get
                lanyard allow >/dev/null; get
                """
        )
        let unnamed = """
            no service account is named for gcr.io
            lanyard: error: no service account is named for gcr.io
            lanyard: hint: lanyard docker configure --service-account NAME@PROJECT.iam.gserviceaccount.com gcr.io
            lanyard: hint: or, in a project with an env.sh: lanyard allow

            """
        let found = #"{"ServerURL":"gcr.io","Username":"oauth2accesstoken",…"# + "\n"
        #expect(run.output == unnamed + unnamed + found, "\(run.errors)")
    }

    @Test("ends with 1 and one line, whatever the command would end with")
    func denied() throws {
        let run = try inSandbox(
            DockerHelperSandboxTests.prepare
                + """
                lanyard-sandbox control --deny-account $SA
                echo gcr.io | SERVICE_ACCOUNT=$SA docker-credential-lanyard get >output 2>errors; echo "code $?"
                wc -l <output; grep -c 'error: .*may not be impersonated' errors; grep -c add-iam-policy-binding errors
                head -n 1 errors | sed 's/^lanyard: error: //' | cmp - output && echo same
                echo gcr.io | SERVICE_ACCOUNT=nonsense docker-credential-lanyard get >output 2>/dev/null; echo "code $?"
                wc -l <output
                """
        )
        #expect(
            run.output == """
                code 1
                1
                1
                1
                same
                code 1
                1

                """,
            "\(run.errors)"
        )
    }

    @Test("ends with 1 and a reason where the reader has gone, and the token is kept", arguments: ["get", "list"])
    func brokenPipe(_ verb: String) throws {
        let run = try inSandbox(
            DockerHelperSandboxTests.prepare
                + """
                export SERVICE_ACCOUNT=$SA
                for round in cold warm; do
                    rm -f gone
                    {
                        until [ -e gone ]; do sleep 0.01; done
                        echo gcr.io | docker-credential-lanyard \(verb) 2>errors; echo "$? $(tail -n 1 errors)" >end
                    } | { exec <&-; touch gone; }
                    cat end
                done
                echo gcr.io | docker-credential-lanyard get | grep -c ya29
                lanyard-sandbox log | grep -c generateAccessToken
                """
        )
        let end = "1 lanyard: error: cannot write to standard output: broken pipe\n"
        #expect(run.output == end + end + "1\n1\n", "\(run.errors)")
    }

    @Test("neither crashes nor hangs on odd input and closed streams")
    func streams() throws {
        let run = try inSandbox(
            DockerHelperSandboxTests.prepare
                + """
                head -c 70000 /dev/zero | docker-credential-lanyard get 2>/dev/null; echo "code $?"
                head -c 5000000 /dev/zero | tr '\\0' a | docker-credential-lanyard erase 2>/dev/null; echo "code $?"
                docker-credential-lanyard get <&- 2>/dev/null; echo "code $?"
                docker-credential-lanyard list <&-; echo "code $?"
                docker-credential-lanyard version >&- 2>/dev/null; echo "code $?"
                echo docker.io | docker-credential-lanyard get >/dev/full 2>/dev/null; echo "code $?"
                docker-credential-lanyard get <.
                echo "code $?"
                """
        )
        #expect(
            run.output == """
                a registry's address is shorter than 65536 bytes
                code 1
                a registry's address is shorter than 65536 bytes
                code 1
                no credentials server URL
                code 1
                {}
                code 0
                code 1
                code 1
                no credentials server URL
                code 1

                """,
            "\(run.errors)"
        )
    }
}
