// SPDX-License-Identifier: Apache-2.0

/// The contexts whose translations a fence is for.
struct FenceScope {
    /// `satp.ASID`, which the translations of S-mode belong to that are not global.
    let currentAddressSpace: UInt16
    /// The address space that is meant, nil for all.
    let addressSpace: UInt16?
    /// Whether U-mode's contexts are meant, too.
    var includesUser = true

    /// Whether a context is one of them.
    func contains(_ context: TranslationContext) -> Bool {
        guard context.mode != AddressTranslation.bare else { return false }
        guard context.privilege == .user else {
            return addressSpace == nil || addressSpace == currentAddressSpace
        }
        return includesUser && (addressSpace == nil || addressSpace == context.addressSpace)
    }
}
