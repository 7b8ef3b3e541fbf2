// SPDX-License-Identifier: Apache-2.0

/// What the parser makes of a schema: its expressions with their comments, in the order read, all includes followed.
public struct ParsedSchema: Sendable {
    /// A file of the schema.
    public struct Module: Sendable {
        /// The file.
        public var file: SourceFile

        /// The path of the file relative to the folder of the root, such as `misc.json`.
        public var name: String

        /// Makes a module.
        public init(file: SourceFile, name: String) {
            self.file = file
            self.name = name
        }
    }

    /// A top-level expression that is not a directive.
    public struct Definition: Sendable {
        /// The object as written.
        public var expression: ExpressionObject

        /// Where the expression begins.
        public var location: SourceLocation

        /// The comment right before it, which names it.
        public var documentation: Documentation?

        /// The index of its file in `modules`.
        public var module: Int

        /// Makes a definition.
        public init(
            expression: ExpressionObject,
            location: SourceLocation,
            documentation: Documentation?,
            module: Int
        ) {
            self.expression = expression
            self.location = location
            self.documentation = documentation
            self.module = module
        }
    }

    /// The files in the order in which their reading began; the first is the root.
    public var modules: [Module]

    /// The definitions, those of an included file at the place of its include.
    public var definitions: [Definition]

    /// The comments that document no definition.
    public var freeformDocumentation: [Documentation]

    /// What the pragmas of all files together ask for.
    public var pragmas: Pragmas

    /// Makes a parsed schema.
    public init(
        modules: [Module],
        definitions: [Definition],
        freeformDocumentation: [Documentation],
        pragmas: Pragmas
    ) {
        self.modules = modules
        self.definitions = definitions
        self.freeformDocumentation = freeformDocumentation
        self.pragmas = pragmas
    }
}
