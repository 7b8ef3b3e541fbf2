// SPDX-License-Identifier: Apache-2.0

/// How somebody looks at a hart that no thread runs. Nothing changes by that, not even a bit of a page table.
extension Hart {
    /// What its registers show.
    public var registers: HartRegisters { HartRegisters(self) }

    /// The memory that it shares with the others.
    public var memoryRegions: [MemoryRegion] { memory.regions }

    /// Copies memory from where a load of the hart would find it.
    ///
    /// - Returns: Nil where a load would not be allowed, or there is no memory.
    public func bytes(at address: UInt64, count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var address = address
        while bytes.count < count {
            let part = min(count - bytes.count, Int(PageSize.byteCount - address & PageSize.mask))
            guard let place = physicalAddress(of: address), let copy = memory.bytes(at: place, count: part) else {
                return nil
            }
            bytes += copy
            address &+= UInt64(part)
        }
        return bytes
    }

    /// Copies memory from a physical address.
    ///
    /// - Returns: Nil where there is no memory.
    public func physicalBytes(at address: UInt64, count: Int) -> [UInt8]? {
        memory.bytes(at: PhysicalAddress(rawValue: address), count: count)
    }

    private func physicalAddress(of address: UInt64) -> PhysicalAddress? {
        let rules = state.dataRules
        if rules.mode == AddressTranslation.bare { return PhysicalAddress(rawValue: address) }
        guard case .page(let page) = walk(address, .load, in: rules, marks: false) else { return nil }
        return PhysicalAddress(rawValue: page.physicalPage << PageSize.shift | address & PageSize.mask)
    }
}

extension PhysicalMemory {
    fileprivate func bytes(at address: PhysicalAddress, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        return read(at: address, into: &span) ? bytes : nil
    }
}
