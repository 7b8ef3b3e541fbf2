// SPDX-License-Identifier: Apache-2.0

/// Names of which each may occur once: few are compared one by one, many are hashed.
struct UniqueNames {
    private var few: [String] = []
    private var many: Set<String> = []

    /// Whether there is none yet.
    var isEmpty: Bool { few.isEmpty }

    /// Adds a name; false if it is there already.
    mutating func insert(_ name: String) -> Bool {
        if few.count == 16 {
            if many.isEmpty { many = Set(few) }
            return many.insert(name).inserted
        }
        if few.contains(name) { return false }
        few.append(name)
        return true
    }

    /// Forgets all names.
    mutating func removeAll() {
        few.removeAll(keepingCapacity: true)
        if !many.isEmpty { many = [] }
    }
}
