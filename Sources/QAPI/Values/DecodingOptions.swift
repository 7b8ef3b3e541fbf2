// SPDX-License-Identifier: Apache-2.0

/// How values of the schema's types are made of JSON.
public struct DecodingOptions: Sendable {
    /// Whether members, enumeration values and alternate branches that the schema does not have are kept rather than
    /// refused.
    public var keepsUnrecognized: Bool

    /// The special features whose bearers are refused in input.
    public var refuses: SpecialFeatures

    /// Makes options.
    public init(keepsUnrecognized: Bool, refuses: SpecialFeatures = []) {
        self.keepsUnrecognized = keepsUnrecognized
        self.refuses = refuses
    }

    /// A server's: what the schema does not have is an error.
    public static let server = DecodingOptions(keepsUnrecognized: false)

    /// A client's: what a newer server sends is kept.
    public static let client = DecodingOptions(keepsUnrecognized: true)
}
