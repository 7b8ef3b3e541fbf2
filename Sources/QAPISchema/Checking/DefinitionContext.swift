// SPDX-License-Identifier: Apache-2.0

/// The definition that a complaint is about, with its place.
///
/// It is a class because every check of a part has it at hand, and one reference costs less than its fields'.
final class DefinitionContext: Sendable {
    /// Where the definition begins, which is where every complaint about it points.
    let location: SourceLocation

    /// The name and kind.
    let definition: SchemaError.Definition

    init(location: SourceLocation, definition: SchemaError.Definition) {
        self.location = location
        self.definition = definition
    }

    /// A complaint about this definition.
    func error(_ message: String) -> SchemaError {
        SchemaError(at: location, in: definition, message)
    }
}
