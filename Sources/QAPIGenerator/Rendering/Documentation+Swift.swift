// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceWriter {
    /// Writes the doc comment of a definition: the overview, then what else its comment says of it.
    mutating func documentation(_ documentation: Documentation?, fallback: String) {
        var paragraphs: [String] = []
        for section in documentation?.sections ?? [] {
            switch section.kind {
            case .plain: paragraphs.append(section.text)
            case .note: paragraphs.append("- Note: " + section.text)
            case .returns: paragraphs.append("- Returns: " + section.text)
            case .errors: paragraphs.append("- Throws: " + section.text)
            case .feature(let name): paragraphs.append("- `\(name)`: " + section.text)
            case .since: paragraphs.append("- Since: " + section.text)
            case .member, .example, .todo: break
            }
        }
        comment(paragraphs.isEmpty ? [fallback] : paragraphs)
    }

    /// Writes the doc comment of a member, if the documentation has a word about it.
    mutating func documentation(of member: String, in documentation: Documentation?) {
        guard let text = documentation?.text(of: .member(member)) else { return }
        comment([text])
    }

    private mutating func comment(_ paragraphs: [String]) {
        for (index, paragraph) in paragraphs.enumerated() {
            if index > 0 { line("///") }
            for text in paragraph.split(separator: "\n", omittingEmptySubsequences: false) {
                line(text.isEmpty ? "///" : "/// \(Self.markdown(text))")
            }
        }
    }

    /// Turns references such as `@name` into code.
    private static func markdown(_ text: Substring) -> String {
        var result = ""
        var reference: String?
        // Control characters have no place in Swift source.
        for character in text where character.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) {
            if reference != nil, character.isLetter || character.isNumber || "-_".contains(character) {
                reference?.append(character)
                continue
            }
            result += rendered(reference)
            reference = nil
            if character == "@", !(result.last?.isLetter ?? false) { reference = "" } else { result.append(character) }
        }
        return result + rendered(reference)
    }

    private static func rendered(_ reference: String?) -> String {
        guard let reference else { return "" }
        return reference.isEmpty ? "@" : "`\(reference)`"
    }
}
