// SPDX-License-Identifier: Apache-2.0

/// What one hart, or a device, wants another hart to forget.
public enum RemoteFence: Sendable, Equatable {
    /// Instructions: a `fence.i`.
    case instructions
    /// Translations: an `sfence.vma`.
    ///
    /// - Parameters:
    ///   - start: The first address.
    ///   - byteCount: How many bytes, nil for all addresses.
    ///   - addressSpace: Nil for all; else that one's, of which global pages are not.
    case translations(start: UInt64, byteCount: UInt64?, addressSpace: UInt16?)
}
