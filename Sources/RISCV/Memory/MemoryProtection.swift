// SPDX-License-Identifier: Apache-2.0

/// Physical memory protection with 16 entries of a granularity of four bytes (privileged specification, section
/// "Physical Memory Protection").
///
/// Only the hart's thread uses it. The entries are in memory of their own, as they are looked through at each walk.
@safe
struct MemoryProtection: ~Copyable {
    /// How many entries there are.
    static let entryCount = 16

    private struct Entry {
        var configuration = EntryConfiguration(rawValue: 0)
        /// The register `pmpaddr`.
        var address: UInt64 = 0
        /// The bytes that it covers: what the registers say.
        var range = AddressRange(start: 0, end: 0)
    }

    private let entries: UnsafeMutablePointer<Entry>
    /// The number of entries up to the last that covers anything.
    private let usedCount: UnsafeMutablePointer<Int>

    /// Makes entries that are all off.
    init() {
        unsafe entries = .allocate(capacity: Self.entryCount)
        unsafe entries.initialize(repeating: Entry(), count: Self.entryCount)
        unsafe usedCount = .allocate(capacity: 1)
        unsafe usedCount.initialize(to: 0)
    }

    deinit {
        unsafe entries.deallocate()
        unsafe usedCount.deallocate()
    }

    /// Turns all entries off, also those that are locked.
    func reset() {
        for index in 0..<Self.entryCount { unsafe entries[index] = Entry() }
        unsafe usedCount.pointee = 0
    }

    /// Opens all of memory to S and U, as firmware does that protects nothing: with the first entry.
    func openAll() {
        reset()
        setAddress(0, .max)
        setConfigurations(0, 0x1F)
    }

    /// What may be done in a page, if that is the same for all its bytes; else nil.
    ///
    /// - Parameter isMachine: Whether the effective privilege is M.
    func permissions(inPage page: UInt64, isMachine: Bool) -> AccessPermissions? {
        let start = page << PageSize.shift
        let end = start.saturatingSum(PageSize.byteCount)
        for index in unsafe 0..<usedCount.pointee {
            let range = unsafe entries[index].range
            guard range.meets(start, end) else { continue }
            guard range.start <= start && range.end >= end else { return nil }
            return unsafe entries[index].configuration.permissions(isMachine: isMachine)
        }
        return isMachine ? .all : []
    }

    /// Whether an access of a few bytes is allowed. An access that only partly lies in the entry that decides fails.
    ///
    /// - Parameter isMachine: Whether the effective privilege is M.
    func allows(_ access: AccessPermissions, at address: PhysicalAddress, byteCount: UInt64, isMachine: Bool) -> Bool {
        let start = address.rawValue
        // Entries end far below the end of all addresses.
        let end = start.saturatingSum(byteCount)
        for index in unsafe 0..<usedCount.pointee {
            let range = unsafe entries[index].range
            guard range.meets(start, end) else { continue }
            guard range.start <= start && range.end >= end else { return false }
            return unsafe entries[index].configuration.permissions(isMachine: isMachine).isSuperset(of: access)
        }
        return isMachine
    }
}

/// The registers. What a write may not change stays as it is.
extension MemoryProtection {
    /// The register `pmpcfg0` or `pmpcfg2`, which hold eight entries each.
    ///
    /// - Parameter half: 0 or 1.
    func packedConfigurations(_ half: Int) -> UInt64 {
        (0..<8).reduce(0) { value, index in
            value | UInt64(configuration(half * 8 + index).rawValue) << UInt64(index * 8)
        }
    }

    /// Writes `pmpcfg0` or `pmpcfg2`.
    func setConfigurations(_ half: Int, _ value: UInt64) {
        for index in 0..<8 where !configuration(half * 8 + index).isLocked {
            let byte = UInt8(truncatingIfNeeded: value >> UInt64(index * 8))
            unsafe entries[half * 8 + index].configuration = EntryConfiguration(legalizing: byte)
        }
        updateRanges()
    }

    /// The register `pmpaddr` of an entry.
    func address(_ index: Int) -> UInt64 {
        precondition((0..<Self.entryCount).contains(index))
        return unsafe entries[index].address
    }

    /// Writes a register `pmpaddr`.
    func setAddress(_ index: Int, _ value: UInt64) {
        let isStartOfLocked =
            index + 1 < Self.entryCount && configuration(index + 1).isLocked
            && configuration(index + 1).mode == .topOfRange
        if configuration(index).isLocked || isStartOfLocked { return }
        unsafe entries[index].address = value & (1 << 54 - 1)
        updateRanges()
    }

    private func configuration(_ index: Int) -> EntryConfiguration {
        precondition((0..<Self.entryCount).contains(index))
        return unsafe entries[index].configuration
    }

    private func updateRanges() {
        unsafe usedCount.pointee = 0
        for index in 0..<Self.entryCount {
            let range = range(of: index)
            unsafe entries[index].range = range
            if !range.isEmpty { unsafe usedCount.pointee = index + 1 }
        }
    }

    private func range(of index: Int) -> AddressRange {
        let address = address(index)
        switch configuration(index).mode {
        case .off:
            return AddressRange(start: 0, end: 0)
        case .topOfRange:
            let start = index == 0 ? 0 : self.address(index - 1) << 2
            return AddressRange(start: start, end: max(start, address << 2))
        case .fourBytes:
            return AddressRange(start: address << 2, end: address << 2 + 4)
        case .powerOfTwo:
            // With n ones at the low end there are 2ⁿ⁺³ bytes; the rest of the bits is where they begin.
            let ones = UInt64((~address).trailingZeroBitCount)
            let start = (address & ~(1 << ones - 1)) << 2
            return AddressRange(start: start, end: start + 1 << (ones + 3))
        }
    }
}

/// The bytes from a start up to an end that is not below it.
private struct AddressRange: BitwiseCopyable {
    let start: UInt64
    let end: UInt64

    var isEmpty: Bool { end == start }

    /// Whether it has a byte of those from a start up to an end that is above it.
    func meets(_ otherStart: UInt64, _ otherEnd: UInt64) -> Bool {
        !isEmpty && start < otherEnd && end > otherStart
    }
}

extension UInt64 {
    /// The sum, or the largest number where there is none.
    fileprivate func saturatingSum(_ other: UInt64) -> UInt64 {
        let (sum, hasOverflown) = addingReportingOverflow(other)
        return hasOverflown ? .max : sum
    }
}
