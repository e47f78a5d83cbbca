/// What a variable's value is, told by its name or by a comment of the file's.
enum VariableMeaning: String, CaseIterable, Sendable {
    case projectID = "project-id"
    case region
    case zone
    case serviceAccountID = "service-account-id"
    case serviceAccountEmail = "service-account-email"
    case userAccount = "user-account"
    case repositoryID = "repository-id"
    case bucketName = "bucket-name"
    case bucketURI = "bucket-uri"
    case image = "image-path"
    case billingAccount = "billing-account"

    func check(_ text: String) -> NameProblem? {
        switch self {
        case .projectID: ProjectID.check(text)
        case .region: Region.check(text)
        case .zone: Zone.check(text)
        case .serviceAccountID: ServiceAccountID.check(text)
        case .serviceAccountEmail: ServiceAccountEmail.check(text)
        case .userAccount: UserAccount.check(text)
        case .repositoryID: RepositoryID.check(text)
        case .bucketName: BucketName.check(text)
        case .bucketURI: BucketURI.check(text)
        case .image: ImagePath.check(text)
        case .billingAccount: BillingAccount.check(text)
        }
    }

    /// The meaning of a variable with that value, and whether its name leaves no doubt.
    static func of(_ name: String, _ value: String) -> (meaning: VariableMeaning, isCertain: Bool)? {
        if let meaning = named(name) { return meaning == .repositoryID && isGits(value) ? nil : (meaning, true) }
        guard !foreign.contains(where: { name.hasPrefix($0) }) else { return nil }
        if name == "BUCKET" || name.hasSuffix("_BUCKET") {
            return (BucketURI.hasScheme(value) ? .bucketURI : .bucketName, false)
        }
        if name == "IMAGE" || name == "IMAGE_URI" || name.hasSuffix("_IMAGE") || name.hasSuffix("_IMAGE_URI") {
            return ImagePath.isGoogles(value) ? (.image, false) : nil
        }
        // Only what looks like one: a location may be anything.
        if name == "LOCATION" || name.hasSuffix("_LOCATION") {
            return Region.isWellFormed(value) || Zone.region(of: value) != nil ? (.region, false) : nil
        }
        // Of Git's, there are more.
        if name == "REPOSITORY" || name == "AR_REPO" || name == "AR_REPOSITORY" {
            return value.contains("/") || value.contains(":") ? nil : (.repositoryID, false)
        }
        // A path is a folder's, and what has spaces is a title.
        if name.hasSuffix("_PROJECT"), !name.hasSuffix("GCP_PROJECT"), !name.hasSuffix("GCLOUD_PROJECT") {
            return value.contains("/") || value.contains(" ") ? nil : (.projectID, false)
        }
        // `us` is where a bucket or a repository lies that lies in several.
        if name.hasSuffix("_REGION"), ["us", "eu", "asia"].contains(value.lowercased()) { return nil }
        guard let found = suffixes.first(where: { name.hasSuffix($0.suffix) }), !isForeign(name) else { return nil }
        return (found.meaning, false)
    }

    /// Whether a part of the name says that it is somebody else's: `MY_AWS_REGION`, `APP_TIME_ZONE`.
    private static func isForeign(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return foreign.contains { bytes.firstPlace(of: Array("_".utf8) + Array($0.utf8)) != nil }
    }

    /// `https://github.com/a/b`, `git@github.com:a/b.git`, `github.com/a/b`: a repository of Git's.
    private static func isGits(_ value: String) -> Bool {
        value.contains("://") || value.hasPrefix("git@") || value.hasSuffix(".git")
            || ["github.com/", "gitlab.com/", "bitbucket.org/"].contains { value.hasPrefix($0) }
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
        named(name) != nil
    }

    /// A `switch` and no dictionary: it is asked for every variable of every file.
    private static func named(_ name: String) -> VariableMeaning? {
        switch name {
        case "USER_ACCOUNT": .userAccount
        case "PROJECT_ID", "GOOGLE_CLOUD_PROJECT", "CLOUDSDK_CORE_PROJECT": .projectID
        case "REGION", "CLOUDSDK_COMPUTE_REGION": .region
        case "ZONE", "CLOUDSDK_COMPUTE_ZONE": .zone
        case "SERVICE_ACCOUNT_NAME": .serviceAccountID
        case "SERVICE_ACCOUNT", "LANYARD_SERVICE_ACCOUNT", "SA_EMAIL": .serviceAccountEmail
        case "REPO": .repositoryID
        case "TRAIN_IMAGE": .image
        case "BUCKET_NAME": .bucketName
        case "BUCKET_URI": .bucketURI
        case "BILLING_ACCOUNT", "BILLING_ACCOUNT_ID": .billingAccount
        default: nil
        }
    }

    /// The longest first, where one ends with another.
    private static let suffixes: [(suffix: String, meaning: VariableMeaning)] = [
        ("GCP_PROJECT", .projectID), ("GCLOUD_PROJECT", .projectID), ("_PROJECT_ID", .projectID),
        ("_REGION", .region), ("_ZONE", .zone),
        ("_SERVICE_ACCOUNT_NAME", .serviceAccountID),
        ("SERVICE_ACCOUNT_EMAIL", .serviceAccountEmail), ("_SERVICE_ACCOUNT", .serviceAccountEmail),
        ("_SA_EMAIL", .serviceAccountEmail),
        ("_USER_ACCOUNT", .userAccount),
        ("_BUCKET_NAME", .bucketName), ("_BUCKET_URI", .bucketURI),
        ("_BILLING_ACCOUNT", .billingAccount), ("_BILLING_ACCOUNT_ID", .billingAccount),
    ]

    /// Beginnings of names that mean the like elsewhere.
    private static let foreign = [
        "AWS_", "AZURE_", "S3_", "MINIO_", "CI_", "GITLAB_", "SENTRY_", "WANDB_", "K8S_", "DNS_", "TIME_", "HOSTED_",
        "CLOUDFLARE_", "R2_", "GITHUB_", "DOCKER_", "COMPOSE_", "COMET_", "NEPTUNE_", "LANGCHAIN_", "LANGSMITH_",
        "JIRA_",
        "OPENAI_", "OCI_", "MLFLOW_", "CLEARML_", "LABEL_STUDIO_", "HF_", "AIM_", "PHOENIX_", "VERCEL_", "SONAR_",
        "XCODE_", "PULUMI_", "TRANSIFEX_", "KUBERNETES_", "MANAGED_", "CMAKE_", "BEDROCK_", "NCCL_",
    ]
}
