// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

/// Checks a schema whose root is a text.
func check(_ text: String, including files: [String: String] = [:]) throws(SchemaError) -> Schema {
    try Schema(checking: parse(text, including: files))
}

/// A schema that must be refused, and the complaint.
struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let message: String

    init(_ text: String, line: Int = 1, _ message: String) {
        self.text = text
        self.line = line
        self.message = message
    }

    var testDescription: String { message }

    /// Expects the complaint with its line.
    func verify(sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        do throws(SchemaError) {
            _ = try check(text)
            Issue.record("accepted: \(text)", sourceLocation: sourceLocation)
        } catch {
            #expect(error.message == message, sourceLocation: sourceLocation)
            #expect(error.location?.line == line, sourceLocation: sourceLocation)
        }
    }
}

extension Schema {
    /// The type of a name.
    func type(_ name: String) throws -> SchemaType {
        try #require(types.first { $0.name == name }, "no type \(name)")
    }

    /// The object type of a name.
    func object(_ name: String) throws -> ObjectType {
        guard case .object(let object) = try type(name).kind else { throw WrongKind() }
        return object
    }

    /// The name of a type.
    func name(_ type: SchemaType.ID?) -> String? { type.map { self[$0].name } }
}

/// Thrown where a type is of another kind than a test wants.
struct WrongKind: Error {}
