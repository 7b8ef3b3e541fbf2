// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Where the instruction at an address is, for `state.fetchContext`. Fills in the fetch tag of the entry if the
    /// whole page may be executed. Raises instruction page faults and access faults.
    func fetchWindow(at address: UInt64) -> FetchWindow? {
        let rest = Int(PageSize.byteCount - address & PageSize.mask)
        let entry = unsafe TranslationCache.entry(for: address, in: state.fetchContext)
        if unsafe entry.pointee.fetchTag == address & ~PageSize.mask,
            let host = unsafe UnsafeRawPointer(bitPattern: UInt(address &+ entry.pointee.addend))
        {
            return unsafe FetchWindow(host: host, byteCount: rest, isWholePage: true)
        }
        let context = unsafe state.fetchContext
        guard let target = unsafe target(of: address, byteCount: 2, .fetch, state.fetchRules, remembering: context)
        else { return nil }
        guard let page = target.page else { return fail(.instructionAccessFault, address) }
        // SAFETY: the offset lies within the page.
        let host = unsafe UnsafeRawPointer(page.host + Int(target.address.pageOffset))
        let isMachine = state.fetchRules.privilege == .machine
        let isWholePage = protection.permissions(inPage: target.address.pageNumber, isMachine: isMachine) != nil
        return unsafe FetchWindow(
            host: host,
            byteCount: isWholePage ? rest : executableByteCount(from: target.address, isMachine: isMachine),
            isWholePage: isWholePage
        )
    }

    /// How many bytes protection lets be executed, up to the end of the page, from an instruction on that may be.
    private func executableByteCount(from start: PhysicalAddress, isMachine: Bool) -> Int {
        // Entries of protection begin and end at multiples of four bytes.
        var end = start.pageOffset & ~3 + 4
        while end < PageSize.byteCount {
            let next = start.advanced(by: end - start.pageOffset)
            guard protection.allows(.execute, at: next, byteCount: 4, isMachine: isMachine) else { break }
            end += 4
        }
        return Int(end - start.pageOffset)
    }
}
