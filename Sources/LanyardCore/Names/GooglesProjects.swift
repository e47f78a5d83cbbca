/// Projects of Google's own whose images everybody may use, and which lie wherever Google has put them.
///
/// Source: the pages that tell these images: Vertex AI, prebuilt containers; Deep Learning Containers; Cloud Run and
/// GKE, quickstarts; Cloud Build, cloud builders; Cloud SDK, Docker image; Cloud SQL Auth Proxy; Cloud TPU; Distroless.
enum GooglesProjects {
    static func contain(_ project: String) -> Bool {
        project.hasPrefix("google.com:") || known.contains(project)
    }

    private static let known: Set<String> = [
        "vertex-ai", "vertex-ai-restricted", "cloud-aiplatform", "ml-pipeline", "deeplearning-platform-release",
        "deeplearning-images", "cloud-tpu-images", "cloud-tpu-v2-images", "tpu-pytorch", "tpu-pytorch-releases",
        "cloudrun", "google-samples", "google-containers", "google-appengine", "google_containers", "gke-release",
        "gke-node-images", "cloud-builders", "kaniko-project", "distroless", "buildpacks", "gae-runtimes",
        "serverless-runtimes", "cloud-sql-connectors", "cloudsql-docker", "cloud-spanner-emulator",
        "dataflow-templates",
        "cloud-dataflow", "cloud-marketplace", "cloud-devrel-public-resources", "endpoints-release",
    ]
}
