// SPDX-License-Identifier: Apache-2.0

import JSON

/// The answer of `query-qmp-schema` with its entries by name, so that two answers can be compared whose type names,
/// which are arbitrary numbers, differ.
struct IntrospectionReader {
    /// The names of the entries, in order.
    let names: [String]
    private let entries: [String: JSONObject]

    /// Why an answer is not one of introspection.
    struct Malformed: Error {
        let entry: JSONValue
    }

    init(_ answer: JSONValue) throws {
        guard case .array(let elements) = answer else { throw Malformed(entry: answer) }
        var names: [String] = []
        var entries: [String: JSONObject] = [:]
        for element in elements {
            guard case .object(let entry) = element, case .string(let name) = entry["name"] else {
                throw Malformed(entry: element)
            }
            names.append(name)
            entries[name] = entry
        }
        self.names = names
        self.entries = entries
    }

    /// The names of the commands and events, in order.
    var roots: [String] {
        names.filter { name in
            [.string("command"), .string("event")].contains(entries[name]?["meta-type"])
        }
    }

    /// What differs between two answers: a line for each difference, none where they say the same.
    static func differences(_ left: IntrospectionReader, _ right: IntrospectionReader) -> [String] {
        var comparison = Comparison(left: left, right: right)
        if left.roots != right.roots {
            let only = Set(left.roots).symmetricDifference(right.roots).sorted()
            comparison.differences.append("commands and events differ: \(only)")
        }
        for root in left.roots where right.entries[root] != nil { comparison.compareEntries(root, root) }
        if left.names.count != right.names.count {
            comparison.differences.append("\(left.names.count) entries against \(right.names.count)")
        }
        return comparison.differences
    }

    private struct Comparison {
        let left: IntrospectionReader
        let right: IntrospectionReader
        var differences: [String] = []
        private var counterparts: [String: String] = [:]

        init(left: IntrospectionReader, right: IntrospectionReader) {
            self.left = left
            self.right = right
        }

        /// Compares two entries that stand for each other, each pair once.
        mutating func compareEntries(_ leftName: String, _ rightName: String) {
            if let known = counterparts[leftName] {
                if known != rightName { differences.append("\(leftName) is \(known) and \(rightName)") }
                return
            }
            counterparts[leftName] = rightName
            guard let leftEntry = left.entries[leftName], let rightEntry = right.entries[rightName] else {
                differences.append("\(leftName) or \(rightName) has no entry")
                return
            }
            compare(.object(leftEntry), .object(rightEntry), key: "", at: leftName)
        }

        private mutating func compare(_ left: JSONValue, _ right: JSONValue, key: String, at place: String) {
            switch (left, right) {
            case (.object(let leftObject), .object(let rightObject)):
                let keys = Set(leftObject.members.map(\.key)).union(rightObject.members.map(\.key))
                for key in keys.sorted() where !(key == "name" && leftObject["meta-type"] != nil) {
                    guard let leftValue = leftObject[key], let rightValue = rightObject[key] else {
                        differences.append("\(place): only one has '\(key)'")
                        continue
                    }
                    compare(leftValue, rightValue, key: key, at: "\(place).\(key)")
                }
            case (.array(let leftArray), .array(let rightArray)):
                guard leftArray.count == rightArray.count else {
                    differences.append("\(place): \(left) against \(right)")
                    return
                }
                for (index, pair) in zip(leftArray, rightArray).enumerated() {
                    compare(pair.0, pair.1, key: key, at: "\(place)[\(index)]")
                }
            case (.string(let leftName), .string(let rightName)) where Self.isReference(key):
                compareEntries(leftName, rightName)
            default:
                if left != right { differences.append("\(place): \(left) against \(right)") }
            }
        }

        private static func isReference(_ key: String) -> Bool {
            ["type", "arg-type", "ret-type", "element-type"].contains(key)
        }
    }
}
