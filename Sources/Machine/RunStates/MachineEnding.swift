// SPDX-License-Identifier: Apache-2.0

/// How the program ends along with its machine.
public struct MachineEnding: Hashable, Sendable {
    /// What the program's parent is told: 0 where all is well.
    public let exitStatus: UInt8

    /// Ends with a status.
    public init(exitStatus: UInt8) { self.exitStatus = exitStatus }

    /// All is well.
    public static let success = MachineEnding(exitStatus: 0)

    /// The guest has given up, and that counts as a failure.
    public static let failure = MachineEnding(exitStatus: 1)
}
