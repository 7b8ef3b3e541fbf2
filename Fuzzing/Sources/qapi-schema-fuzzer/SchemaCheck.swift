// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPIGenerator
import QAPISchema

/// What holds for every input of the schema compiler.
enum SchemaCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// The names of the files that an input is split into at its first `%` bytes: the root first.
    private static let names = ["root.json", "a.json", "b.json"]

    /// Checks that what is accepted is introspected in JSON whatever is defined, and that a second reading makes the
    /// same of it.
    static func check(_ input: [UInt8]) throws(Violation) {
        let files = input.split(separator: UInt8(ascii: "%"), maxSplits: 2, omittingEmptySubsequences: false)
        let contents = Dictionary(uniqueKeysWithValues: zip(names, files.map(Array.init)))
        let first = try outcome(of: contents)
        let second = try outcome(of: contents)
        guard first == second else { throw Violation(description: "read again otherwise: \(first) or \(second)") }
    }

    /// What becomes of a schema: the complaint about it, or all that is made of it.
    private static func outcome(of files: [String: [UInt8]]) throws(Violation) -> [String] {
        let schema: Schema
        do throws(SchemaError) {
            schema = try Schema(reading: names[0]) { (path) throws(UnreadableFile) in
                guard let bytes = files[path] else { throw UnreadableFile(reason: "no such file") }
                return bytes
            }
        } catch {
            return [error.description]
        }
        return try introspection(of: schema) + documentation(of: schema) + source(of: schema)
    }

    private static func introspection(of schema: Schema) throws(Violation) -> [String] {
        let introspection = Introspection(of: schema)
        let pieces = introspection.pieces()
        let symbols = pieces.reduce(into: Set<String>()) { $0.formUnion($1.condition?.symbols ?? []) }
        var texts: [String] = []
        for defined in [[], symbols] {
            let joined = pieces.filter { $0.condition?.holds(where: defined) ?? true }.map(\.text).joined()
            let value = try json(joined)
            guard try json(introspection.json(defining: defined)) == value else {
                throw Violation(description: "the pieces differ from the whole: \(joined)")
            }
            texts.append(joined)
        }
        return texts
    }

    private static func json(_ text: String) throws(Violation) -> JSONValue {
        do { return try JSONValue(parsing: text) } catch { throw Violation(description: "\(error): \(text)") }
    }

    private static func documentation(of schema: Schema) -> [String] {
        let comments =
            schema.types.map(\.documentation) + schema.commands.map(\.documentation)
            + schema.events.map(\.documentation)
        return comments.flatMap { $0?.sections ?? [] }.map { "\($0.location): \($0.kind): \($0.text)" }
    }

    private static func source(of schema: Schema) -> [String] {
        do throws(GeneratorError) {
            return try SourceGenerator(schema: schema, module: "Fuzzed").files.map(\.contents)
        } catch {
            return [error.description]
        }
    }
}

extension Condition {
    /// The symbols that the condition asks for.
    fileprivate var symbols: Set<String> {
        switch self {
        case .defined(let symbol): [symbol]
        case .not(let condition): condition.symbols
        case .all(let conditions), .any(let conditions):
            conditions.reduce(into: []) { $0.formUnion($1.symbols) }
        }
    }
}
