// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// Bytes and the place in guest memory where they go.
public struct LoadedSegment: Sendable {
    /// The place. What `bytes` do not fill of it becomes 0.
    public let range: AddressRange

    /// The bytes at its start, at most as many as the place has.
    public let bytes: ArraySlice<UInt8>

    init(range: AddressRange, bytes: ArraySlice<UInt8>) {
        precondition(UInt64(bytes.count) <= range.byteCount, "more bytes than room")
        self.range = range
        self.bytes = bytes
    }

    init(at start: PhysicalAddress, _ bytes: ArraySlice<UInt8>) {
        self.init(range: AddressRange(start: start, byteCount: UInt64(bytes.count)), bytes: bytes)
    }
}
