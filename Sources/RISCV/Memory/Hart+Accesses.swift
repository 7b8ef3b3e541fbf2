// SPDX-License-Identifier: Apache-2.0

/// The slow paths of loads and stores.
extension Hart {
    /// Loads, where no load tag matches: walks and fills in the entry, goes to the bus, splits what is misaligned.
    ///
    /// - Returns: The value, zero-extended; nil for an exception that is raised.
    func load(_ address: UInt64, _ width: AccessWidth) -> UInt64? {
        let byteCount = width.byteCount
        let rest = PageSize.byteCount - address & PageSize.mask
        if byteCount > rest { return loadAcrossPages(address, width, splitAt: rest) }
        guard let target = target(of: address, byteCount: byteCount, .load) else { return nil }
        if let page = target.page { return page.load(at: target.address.pageOffset, width) }
        guard address & (byteCount - 1) == 0, let value = bus.load(target.address, width) else {
            return fail(.loadAccessFault, address)
        }
        return value
    }

    /// Stores the low bytes, where no store tag matches.
    ///
    /// - Returns: False for an exception that is raised; then nothing is stored.
    func store(_ address: UInt64, _ width: AccessWidth, _ value: UInt64) -> Bool {
        let byteCount = width.byteCount
        let rest = PageSize.byteCount - address & PageSize.mask
        if byteCount > rest { return storeAcrossPages(address, width, value, splitAt: rest) }
        guard let target = target(of: address, byteCount: byteCount, .store) else { return false }
        if let page = target.page {
            page.store(at: target.address.pageOffset, width, value)
            return true
        }
        guard address & (byteCount - 1) == 0, bus.store(target.address, width, value) else {
            raise(.storeAccessFault, address)
            return false
        }
        return true
    }
}

/// What crosses the end of a page: each part is translated before any is accessed.
extension Hart {
    private func loadAcrossPages(_ address: UInt64, _ width: AccessWidth, splitAt rest: UInt64) -> UInt64? {
        guard let first = memoryTarget(of: address, byteCount: rest, .load),
            let second = memoryTarget(of: address &+ rest, byteCount: width.byteCount - rest, .load)
        else { return nil }
        return (0..<width.byteCount).reduce(0) { value, index in
            let byte =
                index < rest
                ? first.page.load(at: first.offset + index, .byte)
                : second.page.load(at: second.offset + index - rest, .byte)
            return value | byte << (8 * index)
        }
    }

    private func storeAcrossPages(
        _ address: UInt64,
        _ width: AccessWidth,
        _ value: UInt64,
        splitAt rest: UInt64
    ) -> Bool {
        guard let first = memoryTarget(of: address, byteCount: rest, .store),
            let second = memoryTarget(of: address &+ rest, byteCount: width.byteCount - rest, .store)
        else { return false }
        for index in 0..<width.byteCount {
            let byte = value >> (8 * index)
            if index < rest {
                first.page.store(at: first.offset + index, .byte, byte)
            } else {
                second.page.store(at: second.offset + index - rest, .byte, byte)
            }
        }
        return true
    }

    /// Where a part of a misaligned access goes, which has to be memory.
    private func memoryTarget(
        of address: UInt64,
        byteCount: UInt64,
        _ access: MemoryAccess
    ) -> (page: GuestPage, offset: UInt64)? {
        guard let target = target(of: address, byteCount: byteCount, access) else { return nil }
        guard let page = target.page else { return fail(access.accessFault, address) }
        return (page, target.address.pageOffset)
    }
}
