// SPDX-License-Identifier: Apache-2.0

/// What is different between two servers, by their schemas.
///
/// A type has no name that could be compared, so types are followed from the commands and events that use them. What differs in
/// one that has several users is told where it is met first.
package struct SchemaComparison {
    /// The differences, one a line: `+` before what only the new schema has, `-` before what only the old one has, `~` before
    /// what both have in different ways.
    package private(set) var lines: [String] = []

    private let old: ServerSchema
    private let new: ServerSchema
    private var compared: Set<Pair> = []

    private struct Pair: Hashable {
        let old: String
        let new: String
    }

    /// Compares two schemas.
    package init(from old: ServerSchema, to new: ServerSchema) {
        self.old = old
        self.new = new
        compareLists(old.commands, new.commands, name: \.name, whole: { "command \($0.name)" }) {
            comparison,
            old,
            new in
            comparison.compare(old, new)
        }
        compareLists(old.events, new.events, name: \.name, whole: { "event \($0.name)" }) { comparison, old, new in
            comparison.compareFeatures(old.features, new.features, of: new.name)
            comparison.compareTypes(old.dataType, new.dataType, at: "\(new.name): data ")
        }
    }

    /// Tells of the elements that one list alone has, and has those of both compared.
    private mutating func compareLists<Element>(
        _ old: [Element],
        _ new: [Element],
        name: (Element) -> String,
        whole: (Element) -> String,
        both: (inout SchemaComparison, Element, Element) -> Void
    ) {
        let olds = Dictionary(old.map { (name($0), $0) }) { first, _ in first }
        let names = Set(new.map(name))
        for element in old where !names.contains(name(element)) { lines.append("- " + whole(element)) }
        for element in new where olds[name(element)] == nil { lines.append("+ " + whole(element)) }
        for element in new {
            if let other = olds[name(element)] { both(&self, other, element) }
        }
    }

    private mutating func compare(_ old: ServerSchema.Command, _ new: ServerSchema.Command) {
        compareFeatures(old.features, new.features, of: new.name)
        if old.allowsOutOfBand != new.allowsOutOfBand {
            lines.append("\(new.allowsOutOfBand ? "+" : "-") \(new.name): may be executed out of band")
        }
        compareTypes(old.argumentType, new.argumentType, at: "\(new.name): argument ")
        compareTypes(old.returnType, new.returnType, at: "\(new.name): result ")
    }

    private mutating func compareFeatures(_ old: [String], _ new: [String], of owner: String) {
        compareLists(old, new, name: { $0 }, whole: { "\(owner): feature \($0)" }, both: { _, _, _ in })
    }
}

// MARK: - Types

extension SchemaComparison {
    /// - Parameter place: What the type is that of, with a space or a dot behind it.
    private mutating func compareTypes(_ oldName: String, _ newName: String, at place: String) {
        guard compared.insert(Pair(old: oldName, new: newName)).inserted else { return }
        switch (old.type(oldName), new.type(newName)) {
        case (.object(let old), .object(let new)): compare(old, new, at: place)
        case (.array(let old), .array(let new)): compareTypes(old, new, at: place)
        case (.enumeration(let old), .enumeration(let new)):
            compareLists(old, new, name: \.name, whole: { "\(place.trimmed): value \($0.name)" }) {
                comparison,
                old,
                new in
                comparison.compareFeatures(old.features, new.features, of: "\(place.trimmed): value \(new.name)")
            }
        case (.alternate(let olds), .alternate(let news)): compareBranches(olds, news, at: place)
        default:
            let (was, becomes) = (old.words(oldName), new.words(newName))
            if was != becomes { lines.append("~ \(place.trimmed): was \(was), is \(becomes)") }
        }
    }

    private mutating func compare(
        _ old: ServerSchema.ObjectDefinition,
        _ new: ServerSchema.ObjectDefinition,
        at place: String
    ) {
        compareFeatures(old.features, new.features, of: place.trimmed)
        let (oldSchema, newSchema) = (self.old, self.new)
        let isNew = Set(new.members.map(\.name))
        compareLists(old.members, new.members, name: \.name) { member in
            let schema = isNew.contains(member.name) ? newSchema : oldSchema
            return "\(place)\(member.name) (\(member.isOptional ? "optional " : "")\(schema.words(member.type)))"
        } both: { comparison, old, new in
            comparison.compareFeatures(old.features, new.features, of: place + new.name)
            if old.isOptional != new.isOptional {
                comparison.lines.append("~ \(place)\(new.name): is \(new.isOptional ? "optional" : "mandatory") now")
            }
            comparison.compareTypes(old.type, new.type, at: "\(place)\(new.name).")
        }
        // That a value of the tag came or went is told by its enumeration.
        for variant in new.variants {
            guard let other = old.variants.first(where: { $0.value == variant.value }) else { continue }
            compareTypes(other.type, variant.type, at: place)
        }
    }

    /// The branches of an alternate differ in their kinds, so these are their names.
    private mutating func compareBranches(_ olds: [String], _ news: [String], at place: String) {
        let oldBranches = olds.map { (kind: old.type($0).kindOfJSON, words: old.words($0), type: $0) }
        let newBranches = news.map { (kind: new.type($0).kindOfJSON, words: new.words($0), type: $0) }
        compareLists(
            oldBranches,
            newBranches,
            name: \.kind,
            whole: { "\(place.trimmed): \($0.words)" },
            both: { comparison, old, new in comparison.compareTypes(old.type, new.type, at: place) }
        )
    }
}

extension String {
    /// Without the dot or space at the end.
    fileprivate var trimmed: String { String(dropLast()) }
}

extension ServerSchema.TypeDefinition {
    /// The kind of JSON that values are, by which the branches of an alternate are told apart.
    fileprivate var kindOfJSON: String {
        switch self {
        case .string, .enumeration: "string"
        case .integer, .number: "number"
        case .boolean: "boolean"
        case .null: "null"
        case .any: "any"
        case .array: "array"
        case .object: "object"
        case .alternate: "alternate"
        }
    }
}
