// SPDX-License-Identifier: Apache-2.0

/// Where the regions of a memory are, as a value that costs nothing to hand around. It is good as long as the memory.
@safe
struct RegionTable {
    /// What finding a page in a region takes.
    @safe
    private struct Entry {
        let start: UInt64
        let byteCount: UInt64
        let host: UnsafeMutableRawPointer
        let isReadOnly: Bool
    }

    private let entries: UnsafeMutableBufferPointer<Entry>

    /// Takes memory for a table, which `deallocate` gives back.
    init(_ regions: [MemoryRegion]) {
        unsafe entries = .allocate(capacity: regions.count)
        for (index, region) in regions.enumerated() {
            // SAFETY: the table has an entry for each region.
            unsafe entries.initializeElement(
                at: index,
                to: Entry(
                    start: region.start.rawValue,
                    byteCount: region.byteCount,
                    host: region.hostStart,
                    isReadOnly: region.isReadOnly
                )
            )
        }
    }

    /// Gives the memory of the table back, which no copy may be used after.
    func deallocate() { unsafe entries.deallocate() }

    /// The page that an address lies in, nil where there is no memory.
    @inline(__always)
    func page(at address: PhysicalAddress) -> GuestPage? {
        for index in unsafe 0..<entries.count {
            // SAFETY: the index is that of an entry.
            let entry = unsafe entries[index]
            let offset = address.rawValue &- entry.start
            guard offset < entry.byteCount else { continue }
            // SAFETY: the offset lies within the region, which has whole pages.
            return unsafe GuestPage(
                host: entry.host + Int(offset & ~PageSize.mask),
                isReadOnly: entry.isReadOnly
            )
        }
        return nil
    }

    /// Where the host has a stretch, nil if it does not lie within one region.
    @inline(__always)
    func host(_ start: PhysicalAddress, byteCount: UInt64) -> UnsafeMutableRawPointer? {
        for index in unsafe 0..<entries.count {
            // SAFETY: the index is that of an entry.
            let entry = unsafe entries[index]
            let offset = start.rawValue &- entry.start
            guard offset < entry.byteCount else { continue }
            guard byteCount <= entry.byteCount - offset else { return nil }
            // SAFETY: the offset lies within the region.
            return unsafe entry.host + Int(offset)
        }
        return nil
    }
}
