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

    private let contents: MemoryMap
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
        try self.init(start: start, contents: MemoryMap(byteCount: Int(byteCount)), isReadOnly: isReadOnly)
    }

    /// Makes a region of memory that is already there.
    ///
    /// - Parameters:
    ///   - start: Where it begins: a multiple of the page size.
    ///   - contents: Whole pages, not past the end of the address space.
    ///   - isReadOnly: Whether stores of harts leave it as it is.
    public init(start: PhysicalAddress, contents: consuming MemoryMap, isReadOnly: Bool = false) {
        let byteCount = UInt64(contents.byteCount)
        precondition(start.pageOffset == 0 && byteCount & PageSize.mask == 0, "a region of parts of pages")
        precondition(byteCount - 1 <= UInt64.max - start.rawValue, "a region past the end of the address space")
        // SAFETY: the map is a constant of this object, which never moves it, and is never empty.
        unsafe hostStart = contents.withUnsafeMutableBytes { unsafe $0.baseAddress.unsafelyUnwrapped }
        self.start = start
        self.byteCount = byteCount
        self.isReadOnly = isReadOnly
        self.contents = contents
    }
}
