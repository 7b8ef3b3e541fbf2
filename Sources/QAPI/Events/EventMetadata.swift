// SPDX-License-Identifier: Apache-2.0

/// What a schema says of an event beside its data.
public struct EventMetadata: Sendable {
    /// The name on the wire.
    public let name: String

    /// The features, special ones included.
    public let features: [String]

    /// Makes the description of an event.
    public init(name: String, features: [String] = []) {
        self.name = name
        self.features = features
    }

    /// The special ones of the features.
    public var specialFeatures: SpecialFeatures { SpecialFeatures(among: features) }
}
