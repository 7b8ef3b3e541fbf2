// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// A stretch of guest memory that has memory of the host behind it.
///
/// Guest and devices change the bytes from many threads without a lock, as the memory model of the guest allows.
@safe
public final class MemoryRegion: @unchecked Sendable {
    /// Where it begins.
    public let start: PhysicalAddress
    /// How many bytes it has: whole pages.
    public let byteCount: UInt64
    /// Whether stores of harts leave it as it is.
    public let isReadOnly: Bool

    private let contents: HostMemory
    /// The bytes, which live as long as the region.
    let hostStart: UnsafeMutableRawPointer

    /// Makes a region of zeroed memory.
    ///
    /// - Parameters:
    ///   - start: Where it begins: a multiple of the page size.
    ///   - byteCount: At least one page, whole pages, not past the end of the address space.
    ///   - isReadOnly: Whether stores of harts leave it as it is.
    public convenience init(
        start: PhysicalAddress,
        byteCount: UInt64,
        isReadOnly: Bool = false
    ) throws(SystemCallError) {
        let contents = HostMemory(try MemoryMap(byteCount: Int(byteCount)))
        self.init(start: start, contents: contents, isReadOnly: isReadOnly)
    }

    /// Makes a region of memory that is already there.
    ///
    /// - Parameters:
    ///   - start: Where it begins: a multiple of the page size.
    ///   - contents: Whole pages, not past the end of the address space.
    ///   - isReadOnly: Whether stores of harts leave it as it is.
    public init(start: PhysicalAddress, contents: HostMemory, isReadOnly: Bool = false) {
        let byteCount = UInt64(contents.map.byteCount)
        precondition(start.pageOffset == 0 && byteCount & PageSize.mask == 0, "a region of parts of pages")
        precondition(byteCount - 1 <= UInt64.max - start.rawValue, "a region past the end of the address space")
        // SAFETY: this object holds the memory, which never moves, and is never empty.
        unsafe hostStart = contents.map.withUnsafeMutableBytes { unsafe $0.baseAddress.unsafelyUnwrapped }
        self.start = start
        self.byteCount = byteCount
        self.isReadOnly = isReadOnly
        self.contents = contents
    }
}
