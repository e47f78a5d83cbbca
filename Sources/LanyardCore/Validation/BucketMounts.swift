/// gcsfuse, which is given a bucket's URI where it wants the name: gcsfuse takes gs:// for a part of that.
enum BucketMounts {
    static func findings(in script: CheckedScript, _ rule: BucketURIForNameRule) -> [Finding] {
        script.commands.flatMap { visited -> [Finding] in
            guard visited.command.programWords.first == "gcsfuse" else { return [] }
            return visited.command.words.compactMap { argument in
                guard case .word(let word) = argument, isURI(word, in: script) else { return nil }
                return rule.finding(
                    .error,
                    word.range,
                    in: script,
                    "gcsfuse wants the bucket's name here, not its URI",
                    hints: ["write ${BUCKET_NAME}, or leave gs:// out"],
                    fix: fix(word, in: script)
                )
            }
        }
    }

    private static func isURI(_ word: Word, in script: CheckedScript) -> Bool {
        switch word.parts.first {
        case .literal(let bytes, _): return bytes.starts(with: "gs://".utf8)
        case .parameter(let parameter, _):
            guard let name = parameter.name, parameter.operation == nil, parameter.element == nil else { return false }
            if let value = BucketCommands.value(of: name, in: script) { return BucketURI.hasScheme(value) }
            let meaning = script.meaning(of: name)
            return meaning?.meaning == .bucketURI && meaning?.isCertain == true
        default: return false
        }
    }

    private static func fix(_ word: Word, in script: CheckedScript) -> Fix? {
        switch word.parts.first {
        case .parameter(let parameter, _):
            return parameter.name.map { Fix([Fix.Edit(parameter.range, "${\($0)#gs://}")]) }
        case .literal:
            let text = script.source.bytes[word.range]
            guard let place = text.firstPlace(of: Array("gs://".utf8)) else { return nil }
            return Fix([Fix.Edit(place..<(place + 5), "")])
        default: return nil
        }
    }
}
