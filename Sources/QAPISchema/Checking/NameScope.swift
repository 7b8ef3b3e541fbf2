// SPDX-License-Identifier: Apache-2.0

/// A member, value, branch or feature, with what defines it.
struct ScopedName {
    /// What a name belongs to.
    enum Role: String {
        case member, value, branch, feature
    }

    let role: Role
    let name: String
    /// The name of the type or definition that has it; for a feature of a member, the name of that member.
    let owner: String

    /// The words for it in a complaint about a definition: the owner is told where it is another one, and implied types
    /// are told by what implies them.
    func description(in definition: SchemaError.Definition) -> String {
        var words = role.rawValue
        var ownerKind = "type"
        var owner = owner
        if owner.hasPrefix("q_obj_") {
            owner.removeFirst("q_obj_".count)
            if owner.hasSuffix("-arg") {
                (words, ownerKind) = ("parameter", "command")
                owner.removeLast("-arg".count)
            } else {
                words = "base " + words
                owner.removeLast("-base".count)
            }
        }
        let part = "\(words) '\(name)'"
        return owner == definition.name ? part : "\(part) of \(ownerKind) '\(owner)'"
    }
}

/// Names that must differ from each other, even where C makes both the same identifier.
struct NameScope {
    /// The names entered, with what they must not share.
    private var entries: [(key: String, part: ScopedName)] = []

    /// The positions in `entries` by key, once there are so many that looking at all of them takes longer.
    private var positions: [String: Int] = [:]
    private static let linearCount = 12

    /// Enters a name that is known to differ from the others.
    mutating func inherit(_ part: ScopedName) {
        inherit(part, key: NameRules.collisionKey(of: part.name))
    }

    private mutating func inherit(_ part: ScopedName, key: String) {
        entries.append((key, part))
        if entries.count == Self.linearCount + 1 {
            for (position, entry) in entries.enumerated() { positions[entry.key] = position }
        } else if entries.count > Self.linearCount {
            positions[key] = entries.count - 1
        }
    }

    private func part(_ key: String) -> ScopedName? {
        if entries.count > Self.linearCount { return positions[key].map { entries[$0].part } }
        return entries.first { $0.key == key }?.part
    }

    /// Enters a name.
    mutating func insert(_ part: ScopedName, for context: DefinitionContext) throws(SchemaError) {
        let key = NameRules.collisionKey(of: part.name)
        try check(part, key: key, for: context)
        inherit(part, key: key)
    }

    /// Checks that a name differs from the others.
    func check(_ part: ScopedName, for context: DefinitionContext) throws(SchemaError) {
        try check(part, key: NameRules.collisionKey(of: part.name), for: context)
    }

    private func check(_ part: ScopedName, key: String, for context: DefinitionContext) throws(SchemaError) {
        guard let other = self.part(key) else { return }
        let words = part.description(in: context.definition)
        throw context.error("\(words) collides with \(other.description(in: context.definition))")
    }
}
