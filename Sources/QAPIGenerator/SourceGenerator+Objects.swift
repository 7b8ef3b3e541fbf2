// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// Writes a struct or a union as a type of its own.
    func writeObject(_ id: SchemaType.ID, to writer: inout SourceWriter) {
        let type = schema[id]
        writer.line("")
        writer.documentation(type.documentation, fallback: "The type `\(type.name)`.")
        writer.block("public struct \(self.names.declaration(of: id)): QAPI.QAPIObject") { writer in
            ObjectShape(of: id, in: self).write(documentation: type.documentation, to: &writer)
        }
    }
}
