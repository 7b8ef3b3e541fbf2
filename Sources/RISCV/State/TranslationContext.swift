// SPDX-License-Identifier: Apache-2.0

/// The rules by which an access is translated and checked: two accesses with equal contexts to the same address meet
/// the same page, until a fence or a change of protection.
struct TranslationContext: Hashable, Sendable, BitwiseCopyable {
    /// All of it in one number, which is quick to compare.
    let rawValue: UInt32

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - privilege: As what the access is made: the current mode, or for data what `mstatus.MPRV` makes of it.
    ///   - mode: `satp.MODE`; 0 for M-mode, which has no translation.
    ///   - addressSpace: `satp.ASID` for U-mode with translation. Else it is 0: nearly all that S-mode touches is
    ///     global. What is not, is taken out when the address space changes.
    ///   - touchesUserPages: Whether S-mode may touch pages of U-mode: `mstatus.SUM`. False for other modes.
    ///   - loadsExecutable: Whether loads may read what can be executed: `mstatus.MXR`. False without translation.
    init(
        privilege: PrivilegeMode,
        mode: UInt8 = AddressTranslation.bare,
        addressSpace: UInt16 = 0,
        touchesUserPages: Bool = false,
        loadsExecutable: Bool = false
    ) {
        rawValue =
            UInt32(addressSpace) | UInt32(mode) << 16 | UInt32(privilege.rawValue) << 20
            | (touchesUserPages ? 1 << 22 : 0) | (loadsExecutable ? 1 << 23 : 0)
    }

    /// See `init`.
    var privilege: PrivilegeMode {
        PrivilegeMode(rawValue: UInt8(truncatingIfNeeded: rawValue >> 20 & 3)) ?? .machine
    }

    /// See `init`.
    var mode: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 16 & 15) }

    /// See `init`.
    var addressSpace: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

    /// See `init`.
    var touchesUserPages: Bool { rawValue & 1 << 22 != 0 }

    /// See `init`.
    var loadsExecutable: Bool { rawValue & 1 << 23 != 0 }
}
