// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// What becomes of the parts of the schema that are deprecated or unstable (`-compat`).
public struct CompatibilityPolicy: Sendable {
    /// The features whose bearers are refused in input: commands, arguments, values.
    public var refuses: SpecialFeatures

    /// Those of them whose bearers end the process with a signal when they are used, so that nobody overlooks it.
    public var crashes: SpecialFeatures

    /// The features whose bearers are left out of output: events, members.
    public var hides: SpecialFeatures

    /// Makes a policy; unless told otherwise everything is accepted and shown.
    public init(refuses: SpecialFeatures = [], crashes: SpecialFeatures = [], hides: SpecialFeatures = []) {
        self.refuses = refuses.union(crashes)
        self.crashes = crashes
        self.hides = hides
    }
}
