// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// Which object types contain one another by value, so that a Swift struct could not hold them directly.
///
/// Branches of unions and alternates are stored in indirect enumerations and arrays elsewhere, so only members count.
struct Recursion {
    /// The strongly connected component of each type that is in a cycle.
    private var component: [SchemaType.ID: Int] = [:]

    /// Whether a member of one type has to be stored indirectly within another.
    func isIndirect(_ member: SchemaType.ID, in object: SchemaType.ID) -> Bool {
        guard let own = component[object] else { return false }
        return component[member] == own
    }

    init(of schema: Schema) {
        var search = ComponentSearch(schema: schema)
        for index in schema.types.indices { search.visit(SchemaType.ID(index: index)) }
        for (number, members) in search.components.enumerated() {
            for member in members { component[member] = number }
        }
    }
}
