// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Sets mode, control and status registers and contexts to what they are after a reset, in a mode of the caller's
    /// choice.
    ///
    /// For a mode below M they are as firmware leaves them that keeps nothing for itself: all exceptions and interrupts
    /// delegated, all counters, timers and cache-block operations permitted, all memory open.
    func resetControlRegisters(to privilege: PrivilegeMode) {
        for register in ControlRegister.allCases where !register.rawValue.isReadOnlyRegister {
            write(register, 0)
        }
        state.mstatus = 0
        state.writtenInterrupts = 0
        signals.set(.supervisorSoftware, false)
        state.cycleOffset = 0 &- state.retiredInstructions
        state.instructionOffset = state.cycleOffset
        state.stimecmp = .max
        protection.reset()
        state.reservationAddress = .max
        state.privilege = privilege
        if privilege != .machine {
            protection.openAll()
            write(.medeleg, .max)
            write(.mideleg, .max)
            write(.mcounteren, .max)
            write(
                .menvcfg,
                EnvironmentConfiguration.machineMask & ~EnvironmentConfiguration.updatesPageTables
            )
        }
        refreshTimers()
        translations.removeAll()
        selectContexts()
    }
}
