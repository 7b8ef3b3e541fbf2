// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// Memory of the host that several hold at once, such as a region of the guest and what gave it its memory. It goes with the
/// last of them.
///
/// Guest and devices change the bytes from many threads without a lock, as the memory model of the guest allows.
public final class HostMemory: @unchecked Sendable {
    /// The memory.
    public let map: MemoryMap

    /// Shares memory.
    public init(_ map: consuming MemoryMap) { self.map = map }
}
