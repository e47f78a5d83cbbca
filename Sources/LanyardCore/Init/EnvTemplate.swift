/// The canonical env.sh, made from what its owner answers.
///
/// What follows from other names is written as an expansion of them, so that whoever edits one line need not find the
/// others. The salt is a literal: a bucket's name must be the same each time the file is sourced.
package struct EnvTemplate: Equatable, Sendable {
    /// The owner's Google account, an e-mail address.
    package var account: String
    package var project: String
    package var region: String
    /// The service account's name within the project.
    package var serviceAccountName: String
    /// The repository of images; nil: the project's id and `-tune`.
    package var repository: String?
    /// Makes the bucket's name unlike anybody else's.
    package var salt: String

    package init(
        account: String,
        project: String,
        region: String,
        serviceAccountName: String,
        repository: String? = nil,
        salt: String
    ) {
        self.account = account
        self.project = project
        self.region = region
        self.serviceAccountName = serviceAccountName
        self.repository = repository
        self.salt = salt
    }

    /// The repository that a project gets unless told otherwise.
    package static func repository(of project: String) -> String {
        project + "-tune"
    }

    package var text: String {
        let isUsual = repository == nil || repository == EnvTemplate.repository(of: project)
        return """
            # Google owner account
            export USER_ACCOUNT=\(word(account))
            # Billing
            export PROJECT_ID=\(word(project))
            # Infrastructure location
            export REGION=\(word(region))
            # AI training service account
            export SERVICE_ACCOUNT_NAME=\(word(serviceAccountName))
            export SERVICE_ACCOUNT="${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com"
            # Training artifacts
            export REPO=\(isUsual ? "\"${PROJECT_ID}-tune\"" : word(repository ?? ""))
            export TRAIN_IMAGE="${REGION}-docker.pkg.dev/${PROJECT_ID}/${REPO}/train"
            # Cloud Storage
            salt=\(word(salt))
            export BUCKET_NAME="${PROJECT_ID}-${salt}"
            export BUCKET_URI="gs://${BUCKET_NAME}"

            """
    }

    /// A value as one word of the shell: as it is where nothing in it means anything to a shell, else in single quotes.
    private func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte.isLowerCaseLetterOrDigit || byte.isUpperCaseLetter || "@%+=:,./_-".utf8.contains(byte)
        }
        if isPlain, !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
