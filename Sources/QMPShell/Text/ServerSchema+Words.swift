// SPDX-License-Identifier: Apache-2.0

extension ServerSchema {
    /// A name that no type has, for any value.
    static let anyType = ""

    /// What a type takes, as the object of a sentence: `one of a, b`.
    func expectation(_ type: String) -> String {
        switch self.type(type) {
        case .string: "a string"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "on or off"
        case .null: "null"
        case .any: "any value"
        case .enumeration(let values): "one of \(values.map(\.name).joined(separator: ", "))"
        case .array(let element): "a list of \(words(element))"
        case .object: "an object in JSON, or its members one by one"
        case .alternate(let branches): branches.map { expectation($0) }.joined(separator: ", or ")
        }
    }

    /// What values of a type are called.
    func words(_ type: String) -> String {
        switch self.type(type) {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .null: "null"
        case .any: "any value"
        case .enumeration(let values): values.map(\.name).joined(separator: " | ")
        case .array(let element): "list of \(words(element))"
        case .object: "object"
        case .alternate(let branches): branches.map { words($0) }.joined(separator: " or ")
        }
    }
}
