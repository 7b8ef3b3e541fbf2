// SPDX-License-Identifier: Apache-2.0

extension Pragmas {
    /// Takes over a member of a `pragma` directive.
    ///
    /// - Throws: Where the pragma is unknown or its value of the wrong shape.
    mutating func apply(_ name: String, _ value: Expression, at location: SourceLocation) throws(SchemaError) {
        switch name {
        case "doc-required":
            guard case .boolean(let isRequired) = value else {
                throw SchemaError(at: location, "pragma 'doc-required' must be boolean")
            }
            requiresDocumentation = isRequired
        case "command-name-exceptions":
            commandNameExceptions = try Pragmas.names(name, value, at: location)
        case "command-returns-exceptions":
            commandReturnsExceptions = try Pragmas.names(name, value, at: location)
        case "documentation-exceptions":
            documentationExceptions = try Pragmas.names(name, value, at: location)
        case "member-name-exceptions":
            memberNameExceptions = try Pragmas.names(name, value, at: location)
        default:
            throw SchemaError(at: location, "unknown pragma '\(name)'")
        }
    }

    private static func names(
        _ pragma: String,
        _ value: Expression,
        at location: SourceLocation
    ) throws(SchemaError) -> Set<String> {
        let complaint = SchemaError(at: location, "pragma \(pragma) must be a list of strings")
        guard case .array(let elements) = value else { throw complaint }
        var names: Set<String> = []
        for element in elements {
            guard case .string(let name) = element else { throw complaint }
            names.insert(name)
        }
        return names
    }
}
