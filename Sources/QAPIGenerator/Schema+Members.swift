// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension Schema {
    /// The members of an object type, those of its bases first.
    func members(of id: SchemaType.ID) -> [ObjectType.Member] {
        guard case .object(let object) = self[id].kind else { return [] }
        return members(of: object)
    }

    /// The branches of an object type, if it is a union.
    func variants(of id: SchemaType.ID) -> ObjectType.Variants? {
        guard case .object(let object) = self[id].kind else { return nil }
        return object.variants
    }

    /// Whether an object type stands for members written inline.
    func isImplicit(_ id: SchemaType.ID) -> Bool {
        guard case .object(let object) = self[id].kind else { return false }
        return object.isImplicit
    }
}
