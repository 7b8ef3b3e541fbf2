// SPDX-License-Identifier: Apache-2.0

/// A feature: something a client can ask introspection for.
public struct Feature: Sendable {
    /// The name, such as `deprecated`.
    public let name: String

    /// When it is present.
    public let condition: Condition?

    /// Makes a feature.
    public init(name: String, condition: Condition? = nil) {
        self.name = name
        self.condition = condition
    }
}
