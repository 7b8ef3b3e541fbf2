// SPDX-License-Identifier: Apache-2.0

/// A definition whose structure is checked and whose references to types are still names.
///
/// It is a class because the checks pass it around a lot and none changes it.
final class Declaration {
    /// What the definition says, by its kind.
    enum Content {
        case enumeration(EnumerationType)
        case structure(base: String?, members: [Member])
        case union(base: Members, discriminator: String, branches: [Branch])
        case alternate(branches: [Branch])
        case command(data: Members?, returns: TypeReference?, flags: Command.Flags)
        case event(data: Members?, isBoxed: Bool)
    }

    /// A type as written: its name, or an array of one name.
    struct TypeReference {
        /// The name that stands for the type in the table of definitions: arrays are there as `NAMEList`.
        let tableName: String
        /// The name of the element type of an array.
        let element: String?

        static func named(_ name: String) -> Self { Self(tableName: name, element: nil) }
        static func array(of element: String) -> Self { Self(tableName: element + "List", element: element) }
    }

    /// Members that are written in place or taken from a type.
    enum Members {
        case inline([Member])
        case named(String)
    }

    /// A member of an object.
    struct Member {
        let name: String
        let type: TypeReference
        let isOptional: Bool
        let condition: Condition?
        let features: [Feature]
    }

    /// A branch of a union or an alternate.
    struct Branch {
        let name: String
        let type: TypeReference
        let condition: Condition?
    }

    /// Name, kind and place.
    let context: DefinitionContext
    let content: Content
    let condition: Condition?
    let features: [Feature]
    let documentation: Documentation?
    /// The index in `ParsedSchema.modules` of its file.
    let module: Int
    /// What its documentation comment must describe; empty without a comment.
    let documentedParts: [Documentation.Part]

    var name: String { context.definition.name }

    init(
        context: DefinitionContext,
        content: Content,
        condition: Condition?,
        features: [Feature],
        documentation: Documentation?,
        module: Int
    ) {
        self.context = context
        self.content = content
        self.condition = condition
        self.features = features
        self.documentation = documentation
        self.module = module
        documentedParts = documentation == nil ? [] : content.parts
    }
}

extension Declaration.Content {
    /// The members, values or branches written in place, save for a union's branches: those are values of its
    /// discriminator.
    var parts: [Documentation.Part] {
        switch self {
        case .enumeration(let enumeration):
            enumeration.members.map { part("value", $0.name, $0.features) }
        case .structure(_, let members), .union(.inline(let members), _, _),
            .command(.inline(let members)?, _, _), .event(.inline(let members)?, _):
            members.map { part("member", $0.name, $0.features) }
        case .alternate(let branches):
            branches.map { part("branch", $0.name, []) }
        case .union, .command, .event:
            []
        }
    }

    /// The features of members and values.
    var features: [Feature] {
        switch self {
        case .enumeration(let enumeration):
            enumeration.members.flatMap(\.features)
        case .structure(_, let members), .union(.inline(let members), _, _),
            .command(.inline(let members)?, _, _), .event(.inline(let members)?, _):
            members.flatMap(\.features)
        case .alternate, .union, .command, .event:
            []
        }
    }

    private func part(_ role: String, _ name: String, _ features: [Feature]) -> Documentation.Part {
        Documentation.Part(role: role, name: name, features: features.map(\.name))
    }
}
