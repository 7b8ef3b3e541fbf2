// SPDX-License-Identifier: Apache-2.0

/// Where a hart starts or resumes in S-mode, with address translation and interrupts off and its number in `a0`.
public struct EntryPoint: Hashable, Sendable {
    /// The address of the first instruction.
    public let address: PhysicalAddress
    /// What is in `a1`.
    public let argument: UInt64

    /// Makes an entry point.
    public init(address: PhysicalAddress, argument: UInt64) {
        self.address = address
        self.argument = argument
    }
}
