// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// Writes indented lines of Swift.
struct SourceWriter {
    /// What was written.
    private(set) var text = "// Generated from the QAPI schema. Edit the schema instead.\n\n"
    private var indentation = ""

    /// Writes the import of the module that all generated source leans on.
    mutating func importRuntime() { line("public import QAPI") }

    /// Writes a line.
    mutating func line(_ line: String) {
        if !line.isEmpty { text += indentation + line }
        text += "\n"
    }

    /// Writes lines within braces behind a head, with an empty line before if the block is a declaration of its own.
    mutating func block(_ head: String, separated: Bool = false, _ body: (inout SourceWriter) -> Void) {
        if separated { line("") }
        line("\(head) {")
        indented(body)
        line("}")
    }

    /// Writes lines one step to the right.
    mutating func indented(_ body: (inout SourceWriter) -> Void) {
        indentation += "    "
        body(&self)
        indentation.removeLast(4)
    }

    /// Writes what is compiled only under a condition.
    mutating func conditional(_ condition: Condition?, _ body: (inout SourceWriter) -> Void) {
        guard let condition else { return body(&self) }
        line("#if \(condition.swiftSource)")
        body(&self)
        line("#endif")
    }
}
