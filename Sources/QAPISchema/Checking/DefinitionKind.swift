// SPDX-License-Identifier: Apache-2.0

/// What a definition defines, by the key that says so in the schema.
enum DefinitionKind: String, CaseIterable {
    case enumeration = "enum"
    case structure = "struct"
    case union
    case alternate
    case command
    case event

    /// The keys that a definition of this kind must have.
    var requiredKeys: [String] {
        switch self {
        case .enumeration, .structure, .alternate: [rawValue, "data"]
        case .union: [rawValue, "base", "discriminator", "data"]
        case .command, .event: [rawValue]
        }
    }

    /// The keys that it may have besides.
    var optionalKeys: [String] {
        switch self {
        case .enumeration: ["if", "features", "prefix"]
        case .structure: ["base", "if", "features"]
        case .union, .alternate: ["if", "features"]
        case .command: ["data", "returns", "if", "features"] + Self.flagsThatMayBeFalse + Self.flagsThatMayBeTrue
        case .event: ["data", "boxed", "if", "features"]
        }
    }

    /// The flags that are true unless a definition says otherwise.
    static let flagsThatMayBeFalse = ["gen", "success-response"]

    /// The flags that are false unless a definition says otherwise.
    static let flagsThatMayBeTrue = ["boxed", "allow-oob", "allow-preconfig", "coroutine"]
}
