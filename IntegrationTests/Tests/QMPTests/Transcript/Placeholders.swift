// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSON

/// Names for what differs from run to run, so that answers can be compared. The same value has the same name throughout
/// a scene, and a name stands for its value in what is sent.
struct Placeholders {
    /// Members whose integers get names.
    private static let volatileMembers = ["thread-id": "thread", "fd": "fd"]
    /// Lists of objects that come in no order: the member that tells, and the member to sort by.
    private static let unorderedLists = [("label", "label"), ("thread-id", "id"), ("name", "name")]

    /// What names stand for from the start, wherever it occurs in a text.
    private var texts: [(name: String, value: String)]
    /// The numbers that have names.
    private var numbers: [(name: String, kind: String, number: Int64)] = []

    init(_ texts: [(name: String, value: String)]) { self.texts = texts }

    /// Gives a name to a text.
    mutating func add(_ name: String, _ text: String) { texts.append((name, text)) }

    /// A text with values in the places of names.
    func resolve(_ text: String) -> String {
        let values = texts + numbers.map { ($0.name, "\($0.number)") }
        // The longest first, for one name may begin with another.
        return values.sorted { $0.name.count > $1.name.count }.reduce(text) {
            $0.replacingOccurrences(of: $1.name, with: $1.value)
        }
    }

    /// A message with names in the places of values, and unordered lists in order.
    mutating func normalize(_ message: JSONValue) -> JSONValue {
        guard case .object(var object) = message else { return name(message, key: "") }
        if case .array(let elements) = object["return"] { object["return"] = .array(Self.sort(elements)) }
        return name(.object(object), key: "")
    }

    private static func sort(_ elements: [JSONValue]) -> [JSONValue] {
        guard let (_, key) = unorderedLists.first(where: { list in elements.allSatisfy { $0[list.0] != nil } }) else {
            return elements
        }
        return elements.sorted { ($0[key]?.stringValue ?? "") < ($1[key]?.stringValue ?? "") }
    }

    private mutating func name(_ value: JSONValue, key: String) -> JSONValue {
        switch value {
        case .object(let object):
            if key == "timestamp" { return "$timestamp" }
            if object["qemu"] != nil, object["package"] != nil { return "$version" }
            var result = JSONObject()
            for member in object.members { result[member.key] = name(member.value, key: member.key) }
            return .object(result)
        case .array(let elements):
            return .array(elements.map { name($0, key: "") })
        case .string(let text):
            return .string(name(in: text))
        case .integer(let number):
            guard let kind = Self.volatileMembers[key] else { return value }
            return .string(name(number, kind: kind))
        default:
            return value
        }
    }

    private mutating func name(in text: String) -> String {
        let descriptors = numbers.filter { $0.kind == "fd" }.map { ("fd:\($0.name)'", "fd:\($0.number)'") }
        let named = (texts + descriptors).reduce(text) { $0.replacingOccurrences(of: $1.1, with: $1.0) }
        return named.replacing(/thread_id=([0-9]+)/) { match in
            "thread_id=" + (Int64(match.1).map { name($0, kind: "thread") } ?? "")
        }
    }

    private mutating func name(_ number: Int64, kind: String) -> String {
        let known = numbers.filter { $0.kind == kind }
        if let name = known.first(where: { $0.number == number })?.name { return name }
        let name = "$\(kind)-\(known.count + 1)"
        numbers.append((name, kind, number))
        return name
    }
}
