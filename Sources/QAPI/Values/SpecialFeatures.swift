// SPDX-License-Identifier: Apache-2.0

/// The features with a meaning of their own: policies can refuse or hide what bears them.
public struct SpecialFeatures: OptionSet, Sendable, Hashable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let rawValue: UInt8

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It will be removed.
    public static let deprecated = SpecialFeatures(rawValue: 1)

    /// It may change or go at any time.
    public static let unstable = SpecialFeatures(rawValue: 2)

    /// The word that errors use; what is both is called deprecated.
    package var adjective: String { contains(.deprecated) ? "Deprecated" : "Unstable" }

    /// The one that errors name: what is both counts as deprecated.
    package var named: SpecialFeatures { contains(.deprecated) ? .deprecated : self }
}

extension SpecialFeatures {
    /// The special ones among features named as in the schema.
    init(among features: [String]) {
        self = []
        if features.contains("deprecated") { insert(.deprecated) }
        if features.contains("unstable") { insert(.unstable) }
    }
}
