// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// Tarjan's search for the strongly connected components of object types that contain one another by value.
///
/// It keeps a stack of its own, because schemas may nest deeper than the machine's stack.
struct ComponentSearch {
    /// A type whose members are being looked at.
    private struct Visit {
        let id: SchemaType.ID
        let number: Int
        var members: ArraySlice<SchemaType.ID>
        var lowest: Int
    }

    /// The components that are cycles: of several types, or of one that contains itself.
    private(set) var components: [[SchemaType.ID]] = []

    private let schema: Schema
    private var order: [SchemaType.ID: Int] = [:]
    private var pending: [SchemaType.ID] = []
    private var isPending: Set<SchemaType.ID> = []

    init(schema: Schema) { self.schema = schema }

    /// Searches from a type on.
    mutating func visit(_ start: SchemaType.ID) {
        guard order[start] == nil else { return }
        var visits = [begin(start)]
        while var visit = visits.popLast() {
            guard let next = visit.members.popFirst() else {
                end(visit)
                if let lowest = visits.last?.lowest { visits[visits.count - 1].lowest = min(lowest, visit.lowest) }
                continue
            }
            if let number = order[next] {
                if isPending.contains(next) { visit.lowest = min(visit.lowest, number) }
                visits.append(visit)
            } else {
                visits.append(visit)
                visits.append(begin(next))
            }
        }
    }

    private mutating func begin(_ id: SchemaType.ID) -> Visit {
        let number = order.count
        order[id] = number
        pending.append(id)
        isPending.insert(id)
        return Visit(id: id, number: number, members: contained(in: id)[...], lowest: number)
    }

    private mutating func end(_ visit: Visit) {
        guard visit.lowest == visit.number else { return }
        var component: [SchemaType.ID] = []
        while let member = pending.popLast() {
            isPending.remove(member)
            component.append(member)
            if member == visit.id { break }
        }
        if component.count > 1 || contained(in: visit.id).contains(visit.id) { components.append(component) }
    }

    /// The object types that values of a type contain directly.
    private func contained(in id: SchemaType.ID) -> [SchemaType.ID] {
        schema.members(of: id).map(\.type).filter { member in
            if case .object = schema[member].kind { true } else { false }
        }
    }
}
