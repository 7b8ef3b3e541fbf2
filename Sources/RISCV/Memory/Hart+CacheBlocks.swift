// SPDX-License-Identifier: Apache-2.0

/// Zicbom and Zicboz (unprivileged specification, chapter "CMO"). The host keeps caches coherent, so that all there is
/// to cleaning and invalidating is who may.
extension Hart {
    /// How many bytes a block has.
    private static var blockByteCount: UInt64 { 64 }

    /// Executes a cache-block operation on the block that has the address. Raises an illegal instruction, or the
    /// store's faults with the address as value.
    func operate(_ operation: CacheBlockOperation, onBlockAt address: UInt64) -> Bool {
        guard isEnabled(operation) else {
            raise(.illegalInstruction, 0)
            return false
        }
        let isPermitted = operation == .zero ? zeroBlock(at: address) : mayManageBlock(at: address)
        if !isPermitted { state.exceptionValue = address }
        return isPermitted
    }

    /// Whether `menvcfg` and `senvcfg` have the operation enabled for the mode.
    private func isEnabled(_ operation: CacheBlockOperation) -> Bool {
        let mask =
            switch operation {
            case .zero: EnvironmentConfiguration.zeroesBlocks
            case .clean, .flush: EnvironmentConfiguration.cleansBlocks
            case .invalidate: EnvironmentConfiguration.invalidatesBlocks
            }
        return switch state.privilege {
        case .machine: true
        case .supervisor: state.menvcfg & mask != 0
        case .user: state.menvcfg & mask != 0 && state.senvcfg & mask != 0
        }
    }

    private func zeroBlock(at address: UInt64) -> Bool {
        let start = address & ~(Self.blockByteCount - 1)
        guard let place = unsafe modifiable(start, byteCount: Self.blockByteCount) else { return false }
        // SAFETY: the block lies within the page.
        unsafe place.initializeMemory(as: UInt8.self, repeating: 0, count: Int(Self.blockByteCount))
        return true
    }

    /// Whether loads or stores are permitted in the block. Where neither is, the fault is that of a store.
    private func mayManageBlock(at address: UInt64) -> Bool {
        let start = address & ~(Self.blockByteCount - 1)
        if target(of: start, byteCount: Self.blockByteCount, .load) != nil { return true }
        state.exceptionCause =
            state.exceptionCause == .loadPageFault ? .storePageFault : .storeAccessFault
        return false
    }
}
