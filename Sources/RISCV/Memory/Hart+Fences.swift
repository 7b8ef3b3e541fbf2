// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// `sfence.vma`, and `sinval.vma`, with operands where the instruction does not name x0. Raises an illegal
    /// instruction.
    func fenceTranslations(address: UInt64?, addressSpace: UInt64?) -> Bool {
        guard mayInSupervisorMode(unless: StatusRegister.trapVirtualMemory) else { return false }
        forgetTranslations(
            address.map { .page($0) } ?? .everything,
            addressSpace: addressSpace.map { UInt16(truncatingIfNeeded: $0) }
        )
        return true
    }

    /// `sfence.w.inval` and `sfence.inval.ir`. Raises an illegal instruction.
    func mayFenceInvalidations() -> Bool { mayInSupervisorMode(unless: 0) }

    /// Forgets translations of addresses.
    ///
    /// - Parameter addressSpace: Nil for all; else that one's, of which global pages are not.
    func forgetTranslations(_ addresses: FencedAddresses, addressSpace: UInt16?) {
        let scope = FenceScope(
            currentAddressSpace: AddressTranslation.addressSpace(state.satp),
            addressSpace: addressSpace
        )
        if let pages = addresses.pages {
            for page in pages {
                let address = page << PageSize.shift
                translations.remove(pageOf: address, includingGlobal: addressSpace == nil, in: scope)
            }
        } else if addressSpace == nil {
            translations.removeAll(in: scope)
        } else {
            translations.removeLocal(in: scope)
        }
    }
}
