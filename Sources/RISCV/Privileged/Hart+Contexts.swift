// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Selects the tables for the present mode, `mstatus` and `satp`.
    func selectContexts() {
        let status = state.mstatus
        let fetchRules = rules(for: state.privilege, status: 0)
        var dataRules = fetchRules
        if status & StatusRegister.memoryMask & ~StatusRegister.machinePreviousPrivilege != 0 {
            let isModified = status & StatusRegister.modifyPrivilege != 0
            let privilege =
                isModified ? PrivilegeMode(rawValue: UInt8(status >> 11 & 3)) ?? .user : state.privilege
            dataRules = rules(for: privilege, status: status)
        }
        if fetchRules != state.fetchRules {
            state.fetchRules = fetchRules
            unsafe state.fetchContext = translations.table(for: fetchRules, keeping: state.dataContext)
        }
        if dataRules != state.dataRules {
            state.dataRules = dataRules
            unsafe state.dataContext = translations.table(for: dataRules, keeping: state.fetchContext)
        }
    }

    /// The rules for accesses that are made as a mode.
    private func rules(for privilege: PrivilegeMode, status: UInt64) -> TranslationContext {
        let mode = AddressTranslation.mode(state.satp)
        if privilege == .machine || mode == AddressTranslation.bare {
            return TranslationContext(privilege: privilege)
        }
        return TranslationContext(
            privilege: privilege,
            mode: mode,
            addressSpace: privilege == .user ? AddressTranslation.addressSpace(state.satp) : 0,
            touchesUserPages: privilege == .supervisor && status & StatusRegister.supervisorUserMemory != 0,
            loadsExecutable: status & StatusRegister.makeExecutableReadable != 0
        )
    }
}
