// SPDX-License-Identifier: Apache-2.0

public import Options
public import QAPI

/// What clients are told of the program and its command line.
public struct ProgramDescription: Sendable {
    /// The groups of parameters that its options take.
    public let optionGroups: [OptionGroup]

    /// By what the machine is told from all others.
    public let machineIdentifier: MachineIdentifier

    /// The features whose bearers clients are not told of.
    public let hides: SpecialFeatures

    /// Describes a program; unless told otherwise, one without options, with the policy of hiding nothing.
    public init(
        optionGroups: [OptionGroup] = [],
        machineIdentifier: MachineIdentifier = MachineIdentifier(),
        hides: SpecialFeatures = []
    ) {
        self.optionGroups = optionGroups
        self.machineIdentifier = machineIdentifier
        self.hides = hides
    }
}
