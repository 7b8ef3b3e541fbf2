// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// The kernel's number for a thread (gettid(2)), as /proc and taskset(1) use it.
public struct ThreadIdentifier: RawRepresentable, Hashable, Sendable {
    /// The number, positive.
    public let rawValue: Int32

    /// Makes an identifier of its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The calling thread's.
    public static var current: ThreadIdentifier { ThreadIdentifier(rawValue: clinux_thread_identifier()) }
}
