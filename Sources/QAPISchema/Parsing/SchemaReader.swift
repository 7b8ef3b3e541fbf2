// SPDX-License-Identifier: Apache-2.0

/// Reads the files of a schema: follows includes, collects pragmas, and gives each definition its comment.
struct SchemaReader {
    /// How long a chain of includes may be, which bounds the use of the stack: parsing a file parses its includes.
    static let maximumIncludeDepth = 256

    /// What was read so far.
    private(set) var schema = ParsedSchema(
        modules: [],
        definitions: [],
        freeformDocumentation: [],
        pragmas: Pragmas()
    )

    /// The folder of the root file.
    private let directory: String

    /// The normalised paths of the files whose reading began.
    private var knownPaths: Set<String>

    /// The normalised paths of the files that are being read: the root, then each the includer of the next.
    private var openPaths: [String]

    /// Reads a root file and all it includes.
    init(reading path: String, from read: FileReader) throws(SchemaError) {
        directory = LexicalPath.directory(of: path)
        openPaths = [LexicalPath.normalised(path)]
        knownPaths = Set(openPaths)
        let bytes: [UInt8]
        do throws(UnreadableFile) {
            bytes = try read(path)
        } catch {
            throw SchemaError(at: nil, "can't read schema file '\(path)': \(error.reason)")
        }
        try parse(bytes, of: SourceFile(path: path), from: read)
    }

    private mutating func parse(
        _ bytes: [UInt8],
        of file: SourceFile,
        from read: FileReader
    ) throws(SchemaError) {
        let module = schema.modules.count
        let name = LexicalPath.relative(file.path, to: directory)
        schema.modules.append(ParsedSchema.Module(file: file, name: name))

        var parser = FileParser(try Lexer(bytes, of: file))
        var documentation: Documentation?
        while parser.lexer.token != .end {
            if parser.lexer.token == .comment {
                try rejectUnused(documentation)
                documentation = try parser.parseDocumentation()
                if let freeform = documentation, freeform.symbol == nil {
                    schema.freeformDocumentation.append(freeform)
                }
                continue
            }
            let location = parser.lexer.location
            guard case .object(let object) = try parser.parseExpression() else {
                throw SchemaError(at: location, "top-level expression must be an object")
            }
            if let value = object["include"] {
                try rejectUnused(documentation)
                try follow(value, isAlone: object.members.count == 1, at: location, from: read)
            } else if let value = object["pragma"] {
                try rejectUnused(documentation)
                try apply(value, isAlone: object.members.count == 1, at: location)
            } else {
                try define(object, documentation, at: location, module: module)
            }
            documentation = nil
        }
        try rejectUnused(documentation)
    }

    /// Complains about a comment for a definition that is followed by something else.
    private func rejectUnused(_ documentation: Documentation?) throws(SchemaError) {
        guard let documentation, let symbol = documentation.symbol else { return }
        throw SchemaError(
            at: documentation.location,
            "documentation for '\(symbol)' is not followed by the definition"
        )
    }

    private mutating func define(
        _ object: ExpressionObject,
        _ documentation: Documentation?,
        at location: SourceLocation,
        module: Int
    ) throws(SchemaError) {
        if let documentation, documentation.symbol == nil {
            throw SchemaError(at: documentation.location, "definition documentation required")
        }
        schema.definitions.append(
            ParsedSchema.Definition(
                expression: object,
                location: location,
                documentation: documentation,
                module: module
            )
        )
    }

    private mutating func apply(
        _ value: Expression,
        isAlone: Bool,
        at location: SourceLocation
    ) throws(SchemaError) {
        guard isAlone else { throw SchemaError(at: location, "invalid 'pragma' directive") }
        guard case .object(let pragmas) = value else {
            throw SchemaError(at: location, "value of 'pragma' must be an object")
        }
        for pragma in pragmas.members {
            try schema.pragmas.apply(pragma.key, pragma.value, at: location)
        }
    }

    private mutating func follow(
        _ value: Expression,
        isAlone: Bool,
        at location: SourceLocation,
        from read: FileReader
    ) throws(SchemaError) {
        guard isAlone else { throw SchemaError(at: location, "invalid 'include' directive") }
        guard case .string(let include) = value else {
            throw SchemaError(at: location, "value of 'include' must be a string")
        }
        let path = LexicalPath.join(LexicalPath.directory(of: location.file.path), include)
        let normalised = LexicalPath.normalised(path)
        if openPaths.contains(normalised) { throw SchemaError(at: location, "inclusion loop for \(include)") }
        guard knownPaths.insert(normalised).inserted else { return }
        guard openPaths.count <= SchemaReader.maximumIncludeDepth else {
            throw SchemaError(at: location, "more than \(SchemaReader.maximumIncludeDepth) includes inside each other")
        }
        let bytes: [UInt8]
        do throws(UnreadableFile) {
            bytes = try read(path)
        } catch {
            throw SchemaError(at: location, "can't read include file '\(path)': \(error.reason)")
        }
        openPaths.append(normalised)
        try parse(bytes, of: SourceFile(path: path, includedFrom: location), from: read)
        openPaths.removeLast()
    }
}
