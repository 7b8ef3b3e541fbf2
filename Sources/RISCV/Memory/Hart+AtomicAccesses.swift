// SPDX-License-Identifier: Apache-2.0

/// Where atomic memory operations and those on blocks find their operand.
extension Hart {
    /// The place in the host's memory for `lr`, where no load tag matches; the address is aligned. What is no memory
    /// raises a load access fault.
    func reservable(_ address: UInt64, _ width: AccessWidth) -> UnsafeMutableRawPointer? {
        unsafe place(at: address, byteCount: width.byteCount, .load)
    }

    /// The place in the host's memory for `sc` or an atomic memory operation, where no store tag matches; the address
    /// is aligned. What is no memory, or only to be read, raises a store access fault.
    func modifiable(_ address: UInt64, _ width: AccessWidth) -> UnsafeMutableRawPointer? {
        unsafe place(at: address, byteCount: width.byteCount, .store)
    }

    /// The place in the host's memory for a store of bytes within a page, which is looked for in the cache, too. What
    /// is no memory, or only to be read, raises a store access fault.
    func modifiable(_ address: UInt64, byteCount: UInt64) -> UnsafeMutableRawPointer? {
        let entry = unsafe TranslationCache.entry(for: address, in: state.dataContext)
        if unsafe entry.pointee.storeTag == address & ~PageSize.mask {
            return unsafe UnsafeMutableRawPointer(bitPattern: UInt(address &+ entry.pointee.addend))
        }
        return unsafe place(at: address, byteCount: byteCount, .store)
    }

    private func place(
        at address: UInt64,
        byteCount: UInt64,
        _ access: MemoryAccess
    ) -> UnsafeMutableRawPointer? {
        guard let target = target(of: address, byteCount: byteCount, access) else { return nil }
        guard let page = target.page, !(access == .store && page.isReadOnly) else {
            raise(access.accessFault, address)
            return nil
        }
        // SAFETY: the offset lies within the page.
        return unsafe page.host + Int(target.address.pageOffset)
    }
}
