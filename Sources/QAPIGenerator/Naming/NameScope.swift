// SPDX-License-Identifier: Apache-2.0

/// The names that are taken at one place of the generated source.
struct NameScope {
    private var taken: Set<String>

    init(reserved: Set<String>) { taken = reserved }

    /// Whether a name is taken.
    func contains(_ name: String) -> Bool { taken.contains(name) }

    /// Takes a name, with underscores at its end where it is taken already.
    mutating func add(_ name: String) -> String {
        let isEscaped = name.hasSuffix("`")
        var candidate = name
        while !taken.insert(candidate).inserted {
            candidate = (isEscaped ? String(name.dropFirst().dropLast()) : candidate) + "_"
        }
        return candidate
    }
}
