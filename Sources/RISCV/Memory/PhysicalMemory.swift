// SPDX-License-Identifier: Apache-2.0

/// The guest's memory: regions with memory of the host behind them, which never change. Any thread uses it.
///
/// Harts read and write the memory of the host directly. Devices and loaders go through `read` and `write`.
@safe
public final class PhysicalMemory: @unchecked Sendable {
    /// The regions in the order they were given, which is the order they are searched in.
    public let regions: [MemoryRegion]
    /// The same, for threads that search often.
    let table: RegionTable

    /// Makes memory of regions that do not overlap. The largest should come first.
    public init(_ regions: [MemoryRegion]) {
        for (index, region) in regions.enumerated() {
            for other in regions[..<index] {
                precondition(!region.overlaps(other), "regions of memory overlap")
            }
        }
        self.regions = regions
        table = RegionTable(regions)
    }

    deinit { table.deallocate() }

    /// Whether a stretch lies within one region.
    public func contains(_ start: PhysicalAddress, byteCount: UInt64) -> Bool {
        unsafe table.host(start, byteCount: byteCount) != nil
    }
}

extension MemoryRegion {
    /// Whether they have a byte in common.
    fileprivate func overlaps(_ other: MemoryRegion) -> Bool {
        start.rawValue >= other.start.rawValue
            ? start.rawValue - other.start.rawValue < other.byteCount
            : other.start.rawValue - start.rawValue < byteCount
    }
}
