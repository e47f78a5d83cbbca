/// Programs of which most commands change something, here or in the cloud.
enum MutatingPrograms {
    static func contains(_ name: String) -> Bool {
        switch name {
        case "gcloud", "gsutil", "bq", "terraform", "kubectl", "helm", "docker", "podman", "rm", "mv", "cp", "mkdir",
            "touch",
            "chmod", "chown", "ln", "pip", "pip3", "apt", "apt-get", "brew", "conda", "npm", "make", "curl", "wget",
            "git",
            "sudo", "tee", "dd", "install":
            true
        default: false
        }
    }
}
