// SPDX-License-Identifier: Apache-2.0

/// How much memory a guest has.
public struct MemorySize: Hashable, Sendable {
    /// The number of bytes, a multiple of the page's 4096, at least one page.
    public let byteCount: UInt64

    /// Makes a size of a number of bytes, rounded up to whole pages.
    ///
    /// - Returns: Nil for no byte at all, and for more than an address can name.
    public init?(byteCount: UInt64) {
        let (sum, overflow) = byteCount.addingReportingOverflow(Self.pageByteCount - 1)
        guard byteCount > 0, !overflow, sum <= UInt64(Int64.max) else { return nil }
        self.byteCount = sum & ~(Self.pageByteCount - 1)
    }

    /// So many mebibytes.
    ///
    /// - Parameter count: At least 1, below 2⁴³.
    public static func mebibytes(_ count: UInt64) -> MemorySize {
        precondition(count < 1 << 43, "more memory than an address can name")
        guard let size = MemorySize(byteCount: count << 20) else { preconditionFailure("a guest without memory") }
        return size
    }

    private static let pageByteCount: UInt64 = 4096
}
