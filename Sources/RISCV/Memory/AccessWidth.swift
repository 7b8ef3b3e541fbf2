// SPDX-License-Identifier: Apache-2.0

/// How many bytes one access reads or writes.
public enum AccessWidth: UInt8, CaseIterable, Sendable {
    /// One byte.
    case byte = 1
    /// Two bytes.
    case half = 2
    /// Four bytes.
    case word = 4
    /// Eight bytes.
    case double = 8

    /// How many bytes that is.
    public var byteCount: UInt64 { UInt64(rawValue) }

    /// The bits of a value that an access of this width carries.
    public var mask: UInt64 { UInt64.max >> (64 - 8 * UInt64(rawValue)) }
}
