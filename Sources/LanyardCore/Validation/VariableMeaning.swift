/// What a variable's value is, told by its name.
enum VariableMeaning: Sendable {
    case projectID
    case region
    case serviceAccountID
    case serviceAccountEmail
    case userAccount
    case repositoryID
    case bucketName
    case bucketURI
    /// What Lanyard does not look into.
    case image

    func check(_ text: String) -> NameProblem? {
        switch self {
        case .projectID: ProjectID.check(text)
        case .region: Region.check(text)
        case .serviceAccountID: ServiceAccountID.check(text)
        case .serviceAccountEmail: ServiceAccountEmail.check(text)
        case .userAccount: UserAccount.check(text)
        case .repositoryID: RepositoryID.check(text)
        case .bucketName: BucketName.check(text)
        case .bucketURI: BucketURI.check(text)
        case .image: nil
        }
    }

    /// The meaning of a variable with that value, and whether its name leaves no doubt.
    static func of(_ name: String, _ value: String) -> (meaning: VariableMeaning, isCertain: Bool)? {
        if let meaning = names[name] { return (meaning, true) }
        guard !foreign.contains(where: { name.hasPrefix($0) }) else { return nil }
        if name == "BUCKET" || name.hasSuffix("_BUCKET") {
            return (value.hasPrefix("gs://") ? .bucketURI : .bucketName, false)
        }
        return suffixes.first { name.hasSuffix($0.suffix) }.map { ($0.meaning, false) }
    }

    /// Whether a variable names a bucket, in one form or the other.
    static func isBucket(_ name: String) -> Bool {
        switch of(name, "")?.meaning {
        case .bucketName, .bucketURI: true
        default: false
        }
    }

    /// Whether it is one of the globals that every tool of Google Cloud or of ours reads from the environment.
    static func isGlobal(_ name: String) -> Bool {
        names[name] != nil
    }

    private static let names: [String: VariableMeaning] = [
        "USER_ACCOUNT": .userAccount,
        "PROJECT_ID": .projectID,
        "GOOGLE_CLOUD_PROJECT": .projectID,
        "CLOUDSDK_CORE_PROJECT": .projectID,
        "REGION": .region,
        "CLOUDSDK_COMPUTE_REGION": .region,
        "SERVICE_ACCOUNT_NAME": .serviceAccountID,
        "SERVICE_ACCOUNT": .serviceAccountEmail,
        "LANYARD_SERVICE_ACCOUNT": .serviceAccountEmail,
        "REPO": .repositoryID,
        "TRAIN_IMAGE": .image,
        "BUCKET_NAME": .bucketName,
        "BUCKET_URI": .bucketURI,
    ]

    /// The longest first, where one ends with another.
    private static let suffixes: [(suffix: String, meaning: VariableMeaning)] = [
        ("GCP_PROJECT", .projectID), ("GCLOUD_PROJECT", .projectID), ("_PROJECT_ID", .projectID),
        ("_REGION", .region),
        ("_SERVICE_ACCOUNT_NAME", .serviceAccountID),
        ("SERVICE_ACCOUNT_EMAIL", .serviceAccountEmail), ("_SERVICE_ACCOUNT", .serviceAccountEmail),
        ("SA_EMAIL", .serviceAccountEmail),
        ("_USER_ACCOUNT", .userAccount),
        ("_BUCKET_NAME", .bucketName), ("_BUCKET_URI", .bucketURI),
    ]

    /// Beginnings of names that mean the like elsewhere.
    private static let foreign = ["AWS_", "AZURE_", "S3_", "MINIO_", "CI_", "GITLAB_", "SENTRY_", "WANDB_", "K8S_"]
}
