// SPDX-License-Identifier: Apache-2.0

/// What a schema says of a command beside its types.
public struct CommandMetadata: Sendable {
    /// The flags of a command.
    public struct Flags: OptionSet, Sendable {
        // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
        public let rawValue: UInt8

        // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It may run out of band (`allow-oob`).
        public static let allowsOutOfBand = Flags(rawValue: 1)
        /// It may run before the machine is built (`allow-preconfig`).
        public static let allowsPreconfig = Flags(rawValue: 2)
        /// Nothing is replied on success (`success-response: false`).
        public static let omitsSuccessResponse = Flags(rawValue: 4)
        /// It may be answered later (`coroutine`).
        public static let isCoroutine = Flags(rawValue: 8)
        /// Members that the schema does not name are kept for the implementation (`gen: false`).
        public static let takesAnyMember = Flags(rawValue: 16)
    }

    /// The name on the wire.
    public let name: String

    /// The flags.
    public let flags: Flags

    /// The features, special ones included.
    public let features: [String]

    /// Makes the description of a command.
    public init(name: String, flags: Flags = [], features: [String] = []) {
        self.name = name
        self.flags = flags
        self.features = features
    }

    /// The special ones of the features.
    public var specialFeatures: SpecialFeatures { SpecialFeatures(among: features) }
}
