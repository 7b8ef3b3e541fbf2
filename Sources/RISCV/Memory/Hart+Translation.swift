// SPDX-License-Identifier: Apache-2.0

/// Where an access goes.
struct AccessTarget {
    let address: PhysicalAddress
    /// The memory there, nil for none.
    let page: GuestPage?
}

extension Hart {
    /// Translates an access to data that does not cross pages, and remembers the page.
    ///
    /// - Returns: Nil if it is not allowed, which is raised.
    func target(of address: UInt64, byteCount: UInt64, _ access: MemoryAccess) -> AccessTarget? {
        unsafe target(of: address, byteCount: byteCount, access, state.dataRules, remembering: state.dataContext)
    }

    /// The same with rules other than those for data.
    func target(
        of address: UInt64,
        byteCount: UInt64,
        _ access: MemoryAccess,
        _ context: TranslationContext,
        remembering table: UnsafeMutableRawPointer
    ) -> AccessTarget? {
        guard var page = translate(address, access, context) else { return nil }
        let isMachine = context.privilege == .machine
        let target = PhysicalAddress(rawValue: page.physicalPage << PageSize.shift | address & PageSize.mask)
        let guestPage = memory.table.page(at: target)
        guard let protection = protection.permissions(inPage: page.physicalPage, isMachine: isMachine) else {
            guard
                protection.allows(access.permission, at: target, byteCount: byteCount, isMachine: isMachine)
            else { return fail(access.accessFault, address) }
            return AccessTarget(address: target, page: guestPage)
        }
        guard protection.isSuperset(of: access.permission) else { return fail(access.accessFault, address) }
        if let guestPage {
            page.permissions.formIntersection(protection)
            if guestPage.isReadOnly { page.permissions.remove(.write) }
            unsafe translations.insert(page, guestPage, at: address, in: table)
        }
        return AccessTarget(address: target, page: guestPage)
    }

    /// The page of an address, memory protection aside.
    private func translate(
        _ address: UInt64,
        _ access: MemoryAccess,
        _ context: TranslationContext
    ) -> TranslatedPage? {
        if context.mode == AddressTranslation.bare {
            return TranslatedPage(
                physicalPage: address >> PageSize.shift,
                permissions: .all,
                isGlobal: true,
                leafByteCount: PageSize.byteCount
            )
        }
        switch walk(address, access, in: context) {
        case .page(let page): return page
        case .pageFault: return fail(access.pageFault, address)
        case .accessFault: return fail(access.accessFault, address)
        }
    }

    /// Raises an exception and has no result.
    func fail<Result>(_ cause: ExceptionCause, _ value: UInt64) -> Result? {
        raise(cause, value)
        return nil
    }
}
