// SPDX-License-Identifier: Apache-2.0

extension ServerSchema {
    /// Whether values of a type are objects and nothing else.
    func isObject(_ type: String) -> Bool {
        if case .object = self.type(type) { true } else { false }
    }

    /// The type of the object that a value of a type is or may be.
    func objectBranch(of type: String) -> String? {
        switch self.type(type) {
        case .object: type
        case .alternate(let branches): branches.lazy.compactMap { self.objectBranch(of: $0) }.first
        default: nil
        }
    }

    /// The words that are values of a type, or of elements of a list of it, where these can be counted.
    func literals(of type: String) -> [String] {
        switch self.type(type) {
        case .boolean: ["on", "off"]
        case .null: ["null"]
        case .enumeration(let values): values.map(\.name)
        case .array(let element): literals(of: element)
        case .alternate(let branches): branches.flatMap { literals(of: $0) }
        case .string, .integer, .number, .any, .object: []
        }
    }
}
