// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// A pipe: what is written at one end can be read at the other.
///
/// Frozen, so that an owner elsewhere can part the two ends.
@frozen
public struct Pipe: ~Copyable {
    /// The end to read from; it reports the end once every copy of the other end is closed.
    public let readEnd: OwnedDescriptor

    /// The end to write to.
    public let writeEnd: OwnedDescriptor

    /// Makes a pipe whose ends are closed on exec.
    public init() throws(SystemCallError) {
        var ends: [CInt] = [-1, -1]
        // SAFETY: the call fills the two elements.
        try systemCall("make a pipe") { unsafe clinux_pipe(&ends) }
        readEnd = OwnedDescriptor(owning: ends[0])
        writeEnd = OwnedDescriptor(owning: ends[1])
    }
}
