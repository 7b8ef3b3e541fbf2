// SPDX-License-Identifier: Apache-2.0

import JSON

/// Holds the schema that a server serves against another's, of which it is to be a part: whatever is in it is the same
/// there, and what a client may rely on there is in it.
struct SchemaComparison {
    private let ours: [String: JSONValue]
    private let theirs: [String: JSONValue]
    /// The pairs of types that have been compared.
    private var compared: Set<[String]> = []
    /// What is not the same, with the way to it.
    private(set) var complaints: [String] = []

    /// - Parameters:
    ///   - ours: what `query-qmp-schema` replies
    ///   - theirs: what the other one's replies
    ///   - extensions: commands and events that the other one does not have
    init(_ ours: JSONValue, in theirs: JSONValue, without extensions: Set<String>) {
        (self.ours, self.theirs) = (Self.entries(ours), Self.entries(theirs))
        for (name, entry) in self.ours.sorted(by: { $0.key < $1.key }) where !extensions.contains(name) {
            if ["command", "event"].contains(entry["meta-type"]?.stringValue) { compareMessage(name, entry) }
        }
    }

    private static func entries(_ schema: JSONValue) -> [String: JSONValue] {
        let pairs = (schema.arrayValue ?? []).compactMap { entry in entry["name"]?.stringValue.map { ($0, entry) } }
        return Dictionary(pairs) { first, _ in first }
    }

    private mutating func compareMessage(_ name: String, _ entry: JSONValue) {
        guard let other = theirs[name], other["meta-type"] == entry["meta-type"] else {
            return complaints.append("\(name): is not there")
        }
        for key in ["allow-oob", "features", "success-response"] where entry[key] != other[key] {
            complaints.append("\(name): \(key)")
        }
        for key in ["arg-type", "ret-type"] {
            compareTypes(entry[key], other[key], "\(name) \(key)")
        }
    }

    private mutating func compareTypes(_ name: JSONValue?, _ otherName: JSONValue?, _ place: String) {
        guard let name = name?.stringValue, let otherName = otherName?.stringValue,
            let type = ours[name], let other = theirs[otherName]
        else {
            if name != otherName { complaints.append("\(place): there is a type in one of them only") }
            return
        }
        guard compared.insert([name, otherName]).inserted else { return }
        guard type["meta-type"] == other["meta-type"] else { return complaints.append("\(place): the kind of type") }
        switch type["meta-type"]?.stringValue {
        case "builtin": if type["json-type"] != other["json-type"] { complaints.append("\(place): \(name)") }
        case "array": compareTypes(type["element-type"], other["element-type"], place + "[]")
        case "enum":
            for value in Self.values(type).subtracting(Self.values(other)).sorted() {
                complaints.append("\(place): the value \(value)")
            }
        case "object": compareObjects(type, other, place)
        case "alternate": break
        default: complaints.append("\(place): what is \(type)?")
        }
    }

    private static func values(_ type: JSONValue) -> Set<String> {
        Set((type["members"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue })
    }

    private mutating func compareObjects(_ type: JSONValue, _ other: JSONValue, _ place: String) {
        let members = Self.named(type["members"], by: "name")
        let otherMembers = Self.named(other["members"], by: "name")
        for (name, member) in members {
            guard let otherMember = otherMembers[name] else {
                complaints.append("\(place): the member \(name)")
                continue
            }
            for key in ["default", "features"] where member[key] != otherMember[key] {
                complaints.append("\(place).\(name): \(key)")
            }
            compareTypes(member["type"], otherMember["type"], "\(place).\(name)")
        }
        for (name, member) in otherMembers where members[name] == nil && member["default"] == nil {
            complaints.append("\(place): \(name) is missing")
        }
        if let tag = type["tag"], tag != other["tag"] { complaints.append("\(place): the tag") }
        let otherVariants = Self.named(other["variants"], by: "case")
        for (name, variant) in Self.named(type["variants"], by: "case") {
            compareTypes(variant["type"], otherVariants[name]?["type"], "\(place)(\(name))")
        }
    }

    private static func named(_ list: JSONValue?, by key: String) -> [String: JSONValue] {
        let pairs = (list?.arrayValue ?? []).compactMap { item in item[key]?.stringValue.map { ($0, item) } }
        return Dictionary(pairs) { first, _ in first }
    }
}
