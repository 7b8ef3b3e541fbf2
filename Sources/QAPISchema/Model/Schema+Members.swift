// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// All members of an object type: its bases' from the root on, then its own.
    public func members(of object: ObjectType) -> [ObjectType.Member] {
        guard let base = object.base else { return object.localMembers }
        var lineage = [object.localMembers]
        var next: SchemaType.ID? = base
        while let id = next, case .object(let ancestor) = self[id].kind {
            lineage.append(ancestor.localMembers)
            next = ancestor.base
        }
        return lineage.reversed().flatMap { $0 }
    }
}
