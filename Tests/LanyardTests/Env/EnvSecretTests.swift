import Testing

/// What `lanyard env` says of a file that it cannot use, black box: no secret of the file stands in it.
@Suite("secrets in what lanyard env says")
struct EnvSecretTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func errors(_ file: String, _ environment: [String: String] = [:]) throws -> String {
        try home.create("env.sh", file)
        let run = try execute(
            Programs.path("lanyard"),
            ["env", "--format", "json"],
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 },
            folder: home.path
        )
        #expect(run.code == 2)
        #expect(run.output == "")
        return run.errors
    }

    @Test(
        "what is a secret elsewhere in the file, or in the environment, is starred wherever it stands",
        arguments: [
            ("export DB_PASSWORD=q8zS3cret99; mysql -pq8zS3cret99\n", "1:33", "mysql -p***********"),
            ("mysql -pq8zS3cret99\nexport DB_PASSWORD=q8zS3cret99\n", "1:1", "mysql -p***********"),
            ("p=q8zS3cret99\nexport DB_PASSWORD=$p\nmysql -pq8zS3cret99\n", "3:1", "mysql -p***********"),
            ("export X=$GIVEN_TOKEN\nmysql -pq8zS3given9\n", "2:1", "mysql -p***********"),
            ("X=a(b\nexport DB_PASSWORD=q8zS3cret99\n", "1:4", "("),
            (". ./o.sh\nmysql -pq8zS3cret99\n", "2:1", "mysql -p***********"),
        ]
    )
    func elsewhere(_ file: String, _ place: String, _ words: String) throws {
        defer { home.remove() }
        try home.create("o.sh", "export DB_PASSWORD=q8zS3cret99\n")
        let errors = try errors(file, ["GIVEN_TOKEN": "q8zS3given9"])
        let first = errors.split(separator: "\n").first ?? ""
        #expect(
            first.hasPrefix("lanyard: error: \(home.path)/env.sh:\(place): ") && first.hasSuffix(": \(words)"),
            "\(errors)"
        )
        #expect(!errors.contains("q8z"), "\(errors)")
    }

    @Test(
        "so is a secret that the shell takes apart",
        arguments: [
            "export DB_PASSWORD=x7q(q8z)secret", "export DB_PASSWORD=x7qaaa;q8zsecret",
            "export DB_PASSWORD=x7qaaa|q8zsecret",
            "export DB_PASSWORD=x7qaaa$q8zsecret", "export DB_PASSWORD=x7qaaa$(q8zsecret)",
            "DB_PASSWORD=x7qaaa q8zsecret",
            "setenv HF_TOKEN q8zS3cret99",
        ]
    )
    func apart(_ line: String) throws {
        defer { home.remove() }
        let errors = try errors(line + "\n")
        #expect(!errors.contains("q8z"), "\(errors)")
    }

    @Test("in a file that is sourced, and the hint leads to that file")
    func sourced() throws {
        defer { home.remove() }
        try home.create("o.sh", "export DB_PASSWORD=x7qaaa$q8zsecret\n")
        let told = try errors(". ./o.sh\n")
        #expect(
            told.hasPrefix("lanyard: error: \(home.path)/./o.sh:1:26: ********* is not set: **********\n"),
            "\(told)"
        )
        try home.create("o.sh", "\u{feff}export A=1\n")
        #expect(try errors(". ./o.sh\n").contains("or: lanyard check --fix \(home.path)/./o.sh\n"))
    }
}
