// SPDX-License-Identifier: Apache-2.0

/// What a schema tells its clients about itself: the answer to `query-qmp-schema`.
///
/// The answer is an array of `SchemaInfo`: the commands and events, module by module in the order of the schema, then
/// the types that they use, directly or through other types, in the order of first use. Names of types are masked by
/// decimal numbers, since only commands and events are an interface; all integer types show as `int`.
///
/// Parts of the answer depend on configuration symbols. `pieces` yields it for all builds at once, `json` for one.
public struct Introspection: Sendable {
    /// A part of the JSON text.
    public struct Piece: Sendable, Equatable {
        /// The text: printable ASCII.
        public let text: String

        /// When the text is part of the whole; nil for always.
        public let condition: Condition?

        /// Makes a piece.
        public init(text: String, condition: Condition?) {
            self.text = text
            self.condition = condition
        }
    }

    /// The schema told about.
    public let schema: Schema

    /// Prepares to tell about a schema.
    public init(of schema: Schema) { self.schema = schema }

    /// The JSON text of the array in pieces, on one line, in the order of the text.
    ///
    /// Joining those whose conditions hold gives valid JSON for any set of symbols, separators included. Neighbours
    /// differ in their conditions.
    ///
    /// - Parameter unmasked: Whether types keep their names.
    public func pieces(unmasked: Bool = false) -> [Piece] {
        pieces(unmasked: unmasked, entrySeparator: ", ")
    }

    /// The JSON text of the array for one build, one entry a line.
    ///
    /// - Parameters:
    ///   - defined: The configuration symbols that are defined.
    ///   - unmasked: Whether types keep their names.
    public func json(defining defined: Set<String>, unmasked: Bool = false) -> String {
        var text = ""
        for piece in pieces(unmasked: unmasked, entrySeparator: ",\n ") {
            if piece.condition?.holds(where: defined) ?? true { text += piece.text }
        }
        return text
    }

    private func pieces(unmasked: Bool, entrySeparator: String) -> [Piece] {
        IntrospectionWriter(schema, unmasked: unmasked).pieces(entrySeparator: entrySeparator)
    }
}
