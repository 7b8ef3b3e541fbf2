// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// A flag that a thread can wait for together with other descriptors (eventfd(2)): readable from signal to drain.
public struct EventDescriptor: ~Copyable, Sendable {
    /// What is readable while the flag is up.
    public let descriptor: OwnedDescriptor

    /// Makes one whose flag is down.
    public init() throws(SystemCallError) {
        descriptor = OwnedDescriptor(owning: try systemCall("make an event descriptor") { clinux_eventfd() })
    }

    /// Raises the flag; any thread may, and it stays up however often.
    public func signal() {
        var one: UInt64 = 1
        // SAFETY: the number lives as long as the call. It fails only where the counter is full, so the flag is up.
        _ = unsafe write(descriptor.rawValue, &one, MemoryLayout<UInt64>.size)
    }

    /// Lowers the flag.
    public func drain() {
        var count: UInt64 = 0
        // SAFETY: the number lives as long as the call. It fails only where the counter is zero, so the flag is down.
        _ = unsafe read(descriptor.rawValue, &count, MemoryLayout<UInt64>.size)
    }
}
