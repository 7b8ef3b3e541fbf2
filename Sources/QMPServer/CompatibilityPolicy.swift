// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// What becomes of the parts of the schema that are deprecated or unstable (`-compat`).
public struct CompatibilityPolicy: Sendable {
    /// The features whose bearers are refused in input: commands, arguments, values.
    public var refuses: SpecialFeatures

    /// The features whose bearers are left out of output: events, members.
    public var hides: SpecialFeatures

    /// Makes a policy; unless told otherwise everything is accepted and shown.
    public init(refuses: SpecialFeatures = [], hides: SpecialFeatures = []) {
        self.refuses = refuses
        self.hides = hides
    }
}
