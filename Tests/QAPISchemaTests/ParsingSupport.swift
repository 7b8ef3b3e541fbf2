// SPDX-License-Identifier: Apache-2.0

@testable import QAPISchema

/// The root file of the schemas that tests parse.
let root = "schema.json"

/// Parses a schema whose root is a text.
func parse(_ text: String, including files: [String: String] = [:]) throws(SchemaError) -> ParsedSchema {
    try parse([UInt8](text.utf8), including: files)
}

/// Parses a schema whose root is some bytes.
func parse(_ bytes: [UInt8], including files: [String: String] = [:]) throws(SchemaError) -> ParsedSchema {
    try ParsedSchema(reading: root) { path throws(UnreadableFile) in
        if path == root { return bytes }
        guard let text = files[path] else { throw UnreadableFile(reason: "No such file or directory") }
        return [UInt8](text.utf8)
    }
}

/// The complaint about a schema as a person sees it, or nil where there is none.
func complaint(about text: String, including files: [String: String] = [:]) -> String? {
    do throws(SchemaError) {
        _ = try parse(text, including: files)
        return nil
    } catch {
        return error.description
    }
}

/// The comment of the only definition of a schema.
func documentation(of text: String) throws(SchemaError) -> Documentation? {
    try parse(text).definitions.first?.documentation
}

/// A definition under a comment that has the given lines between its `##` lines.
func documented(_ lines: String..., name: String = "foo") -> String {
    let comment = (["##", "# @\(name):"] + lines + ["##"]).joined(separator: "\n")
    return comment + "\n{ 'command': '\(name)' }\n"
}

extension Expression {
    /// The value as the schema language writes it, without white space.
    var text: String {
        switch self {
        case .string(let string): "'\(string)'"
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
        case .object(let object):
            "{" + object.members.map { "'\($0.key)':\($0.value.text)" }.joined(separator: ",") + "}"
        }
    }
}

extension ParsedSchema {
    /// The definitions as the schema language writes them, without white space.
    var texts: [String] { definitions.map { Expression.object($0.expression).text } }
}

extension Documentation {
    /// The sections, each as one line: kind, line number, text with newlines shown as `|`.
    var outline: [String] {
        sections.map { section in
            let text = section.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "|")
            return "\(section.kind) \(section.location.line) \(text)"
        }
    }
}
