// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// The file with what `query-qmp-schema` answers.
    ///
    /// The answer is text: string literals compile fast where array literals do not.
    var introspection: String {
        var writer = SourceWriter()
        writer.importRuntime()
        writer.line("")
        writer.line("/// What introspection answers of the schema.")
        writer.block("public enum \(names.introspection)") { writer in
            writer.line("/// The array of `SchemaInfo` that `query-qmp-schema` answers, for this build.")
            writer.line("public static let introspection = QAPI.EncodedJSON(text: text)")
            writer.block("private static var text: Swift.String", separated: true) { writer in
                let pieces = Introspection(of: schema).pieces()
                writer.line("var text = \"\"")
                writer.line("text.reserveCapacity(\(pieces.reduce(0) { $0 + $1.text.utf8.count }))")
                for piece in pieces {
                    writer.conditional(piece.condition) { $0.line("text += \(literal(piece.text))") }
                }
                writer.line("return text")
            }
        }
        return writer.text
    }

    /// Text of printable ASCII, in which no quotation mark is followed by a number sign, as a literal without escapes.
    private func literal(_ text: String) -> String { "#\"\(text)\"#" }
}
