// SPDX-License-Identifier: Apache-2.0

internal import JSON
internal import Options

/// The text of a value, and for which argument it was given.
struct ArgumentText {
    private let text: String
    private let path: String

    init(_ text: String, at path: String) {
        self.text = text
        self.path = path
    }

    /// What the text is as a value of a type.
    func value(as type: String, in schema: ServerSchema) throws(ArgumentError) -> JSONValue {
        let value: JSONValue? =
            switch schema.type(type) {
            case .string: .string(text)
            case .integer: integer
            case .number: number
            case .boolean: Bool(optionText: text).map { .bool($0) }
            case .null: text == "null" ? .null : nil
            case .any: (try? JSONValue(parsing: text)) ?? .string(text)
            case .enumeration(let values): values.contains { $0.name == text } ? .string(text) : nil
            case .array(let element): try list(of: element, in: schema)
            case .object: try json(opening: "{")
            case .alternate(let branches): branch(of: branches, in: schema)
            }
        guard let value else {
            throw ArgumentError(argument: path, text: "takes \(schema.expectation(type)), not '\(text)'")
        }
        return value
    }

    /// A decimal or hexadecimal integer, perhaps with the suffix of a size.
    private var integer: JSONValue? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        guard let magnitude = try? SizeText.bytes(in: isNegative ? String(text.dropFirst()) : text) else { return nil }
        guard isNegative else { return Int64(exactly: magnitude).map { .integer($0) } ?? .unsigned(magnitude) }
        return magnitude <= 1 << 63 ? .integer(Int64(truncatingIfNeeded: 0 &- magnitude)) : nil
    }

    private var number: JSONValue? {
        guard let value = try? JSONValue(parsing: text), value.doubleValue != nil else { return nil }
        return value
    }

    /// A list in JSON, or values with commas between them, where these can be no lists or objects.
    private func list(of element: String, in schema: ServerSchema) throws(ArgumentError) -> JSONValue? {
        if let list = try json(opening: "[") { return list }
        guard schema.type(element).isScalar else { return nil }
        var elements: [JSONValue] = []
        for part in text.split(separator: ",") {
            elements.append(try ArgumentText(String(part), at: path).value(as: element, in: schema))
        }
        return .array(elements)
    }

    /// The value of the text, if it begins with a bracket.
    private func json(opening bracket: Character) throws(ArgumentError) -> JSONValue? {
        guard text.first == bracket else { return nil }
        do throws(JSONParseError) {
            return try JSONValue(parsing: text)
        } catch {
            throw ArgumentError(argument: path, text: "is no JSON: \(error) at byte \(error.offset)")
        }
    }

    /// The value as the first type that takes it. A string, which any text is, comes last.
    private func branch(of branches: [String], in schema: ServerSchema) -> JSONValue? {
        for branch in branches {
            if case .string = schema.type(branch) { continue }
            if let value = try? value(as: branch, in: schema) { return value }
        }
        return branches.contains { if case .string = schema.type($0) { true } else { false } } ? .string(text) : nil
    }
}
