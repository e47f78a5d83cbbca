import LanyardCore
import LanyardSystem

/// `projects.get` of the Cloud Resource Manager API.
struct ProjectLookup {
    let client: PatientClient
    let endpoints: Endpoints
    let login: Login

    /// Digits.
    func number(of project: String, paidWith token: AccessToken) throws(Failure) -> String {
        guard ProjectID.check(project).map(\.isWarning) ?? true, let address = endpoints.project(project) else {
            throw Failure("\(visible(project)) is no project's id", hint: "gcloud projects list", exitCode: .usage)
        }
        let request = HTTPRequest(
            address: address,
            headers: ["Authorization: Bearer " + token.secret],
            body: nil,
            secrets: [token.secret]
        )
        let (answer, _) = try client.send(request)
        let json = try answer.object(from: address.authority)
        guard answer.status == 200 else { throw refusal(answer, json, project, address.authority) }
        guard let number = json["projectNumber"]?.string, ProjectNumber.check(number) == nil else {
            throw Failure(
                "\(visible(address.authority)) answered without a project's number",
                hint: "try again; is that Google's server? gcloud config list api_endpoint_overrides/",
                exitCode: .unavailable
            )
        }
        return number
    }

    private func refusal(_ answer: HTTPAnswer, _ json: JSON, _ project: String, _ host: String) -> Failure {
        let error = APIError(json)
        let text = visible(error?.message ?? "no reason is given", limit: 1000)
        if RetryPolicy.isTransient(answer) || answer.status >= 500 {
            return RetryPolicy.passing(answer, from: host, text)
        }
        switch (answer.status, error?.reason) {
        case (_, "SERVICE_DISABLED"):
            return Failure(
                "the Cloud Resource Manager API is disabled: \(text)",
                hint: "gcloud services enable cloudresourcemanager.googleapis.com",
                exitCode: .notPermitted
            )
        case (401, _):
            return Failure(
                "\(visible(host)) does not accept the login of \(login.payer.name): \(text)",
                hint: login.payer.renewal,
                exitCode: .notPermitted
            )
        case (403, _), (404, _):
            return Failure(
                "\(visible(project)) may not be looked at by \(login.payer.name), or does not exist",
                hint: "gcloud projects list",
                exitCode: .notPermitted
            )
        default:
            return Failure(
                "\(visible(host)) refused with status \(answer.status): \(text)",
                hint: "gcloud projects list"
            )
        }
    }
}
