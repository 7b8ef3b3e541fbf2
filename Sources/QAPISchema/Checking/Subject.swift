// SPDX-License-Identifier: Apache-2.0

/// The part of a definition that a rule is applied to; put into words only when the rule is broken.
enum Subject: CustomStringConvertible {
    /// A whole definition, by its kind.
    case definition(DefinitionKind)
    /// The value of a key of a definition.
    case key(String)
    /// A member written under a key, by its name as written.
    case member(key: String, name: String)
    /// An element of an array under a key, whose name is not known yet.
    case element(key: String)

    var description: String {
        switch self {
        case .definition(let kind): kind.rawValue
        case .key(let key): "'\(key)'"
        case .member(let key, let name): "'\(key)' member '\(name)'"
        case .element(let key): "'\(key)' member"
        }
    }
}
