import LanyardCore

/// Static Analysis Results Interchange Format 2.1.0 (OASIS Standard, 27 March 2020), one run.
extension CheckReport {
    var sarif: JSON {
        [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": CheckReport.driver],
                    // Our columns count Unicode scalars.
                    "columnKind": "unicodeCodePoints",
                    "results": .array(results),
                ]
            ],
        ]
    }

    private var results: [JSON] {
        files.flatMap { texts, findings in
            findings.map { finding in
                CheckReport.result(of: finding, in: texts.first { $0.path == finding.path })
            }
        }
    }

    /// 3.55, fix object: what is deleted, and what is inserted in its place.
    private static func fixJSON(_ fix: Fix, _ finding: Finding, _ source: SourceText) -> JSON {
        let replacements: [JSON] = fix.edits.map { edit in
            let start = source.place(ofByte: edit.range.lowerBound)
            let end = source.place(ofByte: edit.range.upperBound)
            return [
                "deletedRegion": [
                    "startLine": .number(String(start.line)),
                    "startColumn": .number(String(start.column)),
                    "endLine": .number(String(end.line)),
                    "endColumn": .number(String(end.column)),
                ],
                "insertedContent": ["text": .string(String(decoding: edit.replacement, as: UTF8.self))],
            ]
        }
        return [
            "artifactChanges": [
                ["artifactLocation": ["uri": .string(uri(of: finding.path))], "replacements": .array(replacements)]
            ]
        ]
    }

    private static var driver: JSON {
        [
            "name": "lanyard",
            "semanticVersion": .string(version),
            "rules": .array(
                Rules.all.map { rule in
                    [
                        "id": .string(rule.name),
                        "shortDescription": ["text": .string(rule.summary)],
                        "fullDescription": ["text": .string(rule.documentation.explanation)],
                        "help": ["text": .string("lanyard check --explain \(rule.name)")],
                    ]
                }
            ),
        ]
    }

    private static func result(of finding: Finding, in source: SourceText?) -> JSON {
        var result: [JSON.Member] = [JSON.Member("ruleId", .string(finding.rule))]
        if let index = Rules.all.firstIndex(where: { $0.name == finding.rule }) {
            result.append(JSON.Member("ruleIndex", .number(String(index))))
        }
        let sentences = [finding.message] + finding.hints.map { "hint: " + $0 }
        result += [
            JSON.Member("level", .string(finding.severity.rawValue)),
            JSON.Member("message", ["text": .string(sentences.map { visible($0) }.joined(separator: "\n"))]),
            JSON.Member("locations", [["physicalLocation": location(of: finding)]]),
        ]
        if let fix = finding.fix, let source { result.append(JSON.Member("fixes", [fixJSON(fix, finding, source)])) }
        return .object(result)
    }

    private static func location(of finding: Finding) -> JSON {
        [
            "artifactLocation": ["uri": .string(uri(of: finding.path))],
            "region": [
                "startLine": .number(String(finding.start.line)),
                "startColumn": .number(String(finding.start.column)),
                "endLine": .number(String(finding.end.line)),
                "endColumn": .number(String(finding.end.column)),
                "snippet": ["text": .string(visible(finding.text))],
            ],
        ]
    }

    /// A reference of RFC 3986: `file:///home/…`, or relative where the path is.
    private static func uri(of path: String) -> String {
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            if byte.isUnreserved || byte == UInt8(ascii: "/") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + hexadecimal(UInt32(byte), digits: 2).uppercased()
            }
        }
        return text
    }
}

extension UInt8 {
    /// RFC 3986, 2.3: what stands for itself in any part of a URI.
    fileprivate var isUnreserved: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || "-._~".utf8.contains(self)
    }
}
