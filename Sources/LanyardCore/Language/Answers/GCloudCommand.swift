/// `gcloud config get-value X`, `gcloud config get X` and the number of a project.
enum GCloudCommand {
    static func reading(of arguments: [ByteString]) -> NativeReading {
        let words = arguments.map(\.text).filter { $0 != "-q" && $0 != "--quiet" }
        if words.count == 3, words[0] == "config", words[1] == "get-value" || words[1] == "get",
            !words[2].hasPrefix("-")
        {
            return .ask(.gcloudProperty(words[2]))
        }
        if let project = describedProject(words) { return .ask(.projectNumber(project)) }
        return .unknown("this form of gcloud is not answered here, and nothing is run")
    }

    /// `projects describe ID --format='value(projectNumber)'`, its words in any order.
    private static func describedProject(_ words: [String]) -> String? {
        guard words.starts(with: ["projects", "describe"]) else { return nil }
        var project: String?
        var hasFormat = false
        var rest = words.dropFirst(2)
        while let word = rest.popFirst() {
            if word == "--format" {
                guard isNumber(rest.popFirst()) else { return nil }
                hasFormat = true
            } else if word.hasPrefix("--format=") {
                guard isNumber(String(word.dropFirst(9))) else { return nil }
                hasFormat = true
            } else {
                guard project == nil, !word.hasPrefix("-") else { return nil }
                project = word
            }
        }
        return hasFormat ? project : nil
    }

    private static func isNumber(_ format: String?) -> Bool {
        switch format {
        case "value(projectNumber)", "get(projectNumber)", "value[](projectNumber)": true
        default: false
        }
    }
}
