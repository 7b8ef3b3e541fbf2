// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// What clients are told of a hart.
public struct HartInformation: Hashable, Sendable {
    /// Its number, from 0.
    public let index: Int
    /// The kernel's number for its thread.
    public let threadIdentifier: ThreadIdentifier
    /// Where it stands in the object tree.
    public let path: String
    /// The name of what it is, as clients know it.
    public let target = "riscv64"
}
