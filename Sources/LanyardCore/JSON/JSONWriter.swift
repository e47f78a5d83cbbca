extension JSON {
    /// One line without white space, as credential helpers print it.
    package var compact: String {
        var text = ""
        write(into: &text, indent: nil)
        return text
    }

    /// Lines indented by two spaces, with a final newline: what `--json` prints.
    package var pretty: String {
        var text = ""
        write(into: &text, indent: 0)
        return text + "\n"
    }

    private func write(into text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let spelling): text += spelling
        case .string(let value): text += JSON.quoted(value)
        case .array(let elements):
            JSON.write(elements, between: ("[", "]"), into: &text, indent: indent) { element, text, indent in
                element.write(into: &text, indent: indent)
            }
        case .object(let members):
            JSON.write(members, between: ("{", "}"), into: &text, indent: indent) { member, text, indent in
                text += JSON.quoted(member.name) + (indent == nil ? ":" : ": ")
                member.value.write(into: &text, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element],
        between brackets: (String, String),
        into text: inout String,
        indent: Int?,
        each: (Element, inout String, Int?) -> Void
    ) {
        text += brackets.0
        let inner = indent.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: " ", count: inner) }
            each(element, &text, inner)
        }
        if let indent, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
        text += brackets.1
    }

    /// `text` as a JSON string: only what RFC 8259 demands is escaped, so that non-ASCII stays readable.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{00}"..."\u{1f}", "\u{7f}": result += "\\u" + hexadecimal(scalar.value, digits: 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
