// SPDX-License-Identifier: Apache-2.0

/// An event of a schema.
public struct Event: Sendable {
    /// The name on the wire.
    public let name: String
    /// The object type of the data, or nil where there are none.
    public let data: SchemaType.ID?
    /// Whether the data reach the emitter's function as one value (`boxed`).
    public let isBoxed: Bool
    /// When the event is present.
    public let condition: Condition?
    /// The features of the event.
    public let features: [Feature]
    /// The documentation comment.
    public let documentation: Documentation?
    /// Where it is defined.
    public let location: SourceLocation
    /// The index in `Schema.modules` of its file.
    public let module: Int

    /// Makes an event.
    public init(
        name: String,
        data: SchemaType.ID?,
        isBoxed: Bool,
        condition: Condition?,
        features: [Feature],
        documentation: Documentation?,
        location: SourceLocation,
        module: Int
    ) {
        self.name = name
        self.data = data
        self.isBoxed = isBoxed
        self.condition = condition
        self.features = features
        self.documentation = documentation
        self.location = location
        self.module = module
    }
}
