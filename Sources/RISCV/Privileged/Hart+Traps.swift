// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Takes the exception that was raised, at `state.pc`: sets mode, registers, contexts, `pc`.
    func enterTrap() {
        let isDelegated =
            state.privilege != .machine && state.medeleg >> state.exceptionCause.rawValue & 1 != 0
        enterTrap(
            cause: state.exceptionCause.rawValue,
            value: state.exceptionValue,
            in: isDelegated ? .supervisor : .machine
        )
    }

    /// Goes to the handler of a mode (privileged specification, sections "Machine Status Registers" and "Supervisor
    /// Trap Vector Base Address Register").
    ///
    /// - Parameters:
    ///   - cause: As `mcause` has it.
    ///   - value: As `mtval` has it.
    func enterTrap(cause: UInt64, value: UInt64, in mode: PrivilegeMode) {
        let status = state.mstatus
        let vector: UInt64
        if mode == .machine {
            state.mepc = state.pc
            state.mcause = cause
            state.mtval = value
            vector = state.mtvec
            let saved = StatusRegister.machinePreviousPrivilege | StatusRegister.machinePreviousInterruptEnable
            let wasEnabled = status & StatusRegister.machineInterruptEnable
            state.mstatus =
                status & ~(saved | StatusRegister.machineInterruptEnable) | wasEnabled << 4
                | UInt64(state.privilege.rawValue) << 11
        } else {
            state.sepc = state.pc
            state.scause = cause
            state.stval = value
            vector = state.stvec
            let saved = StatusRegister.supervisorPreviousPrivilege | StatusRegister.supervisorPreviousInterruptEnable
            let wasEnabled = status & StatusRegister.supervisorInterruptEnable
            state.mstatus =
                status & ~(saved | StatusRegister.supervisorInterruptEnable) | wasEnabled << 4
                | UInt64(state.privilege.rawValue) << 8
        }
        let isVectored = vector & 1 != 0 && cause >> 63 != 0
        state.pc = vector & ~3 &+ (isVectored ? cause << 2 : 0)
        state.reservationAddress = .max
        state.privilege = mode
        selectContexts()
    }

    /// `mret`: sets mode, `pc`, contexts. Raises an illegal instruction below M-mode.
    func returnFromMachineMode() -> Bool {
        guard state.privilege == .machine else {
            raise(.illegalInstruction, 0)
            return false
        }
        let status = state.mstatus
        let mode = PrivilegeMode(rawValue: UInt8(status >> 11 & 3)) ?? .user
        let wasEnabled = status & StatusRegister.machinePreviousInterruptEnable
        let restored = StatusRegister.machinePreviousPrivilege | StatusRegister.machineInterruptEnable
        state.mstatus =
            status & ~restored | wasEnabled >> 4 | StatusRegister.machinePreviousInterruptEnable
        resume(in: mode, at: state.mepc)
        return true
    }

    /// `sret`: sets mode, `pc`, contexts. Raises an illegal instruction in U-mode, and in S-mode if `mstatus.TSR` says
    /// so.
    func returnFromSupervisorMode() -> Bool {
        guard mayInSupervisorMode(unless: StatusRegister.trapSupervisorReturn) else { return false }
        let status = state.mstatus
        let mode: PrivilegeMode = status & StatusRegister.supervisorPreviousPrivilege == 0 ? .user : .supervisor
        let wasEnabled = status & StatusRegister.supervisorPreviousInterruptEnable
        let restored = StatusRegister.supervisorPreviousPrivilege | StatusRegister.supervisorInterruptEnable
        state.mstatus =
            status & ~restored | wasEnabled >> 4 | StatusRegister.supervisorPreviousInterruptEnable
        resume(in: mode, at: state.sepc)
        return true
    }

    private func resume(in mode: PrivilegeMode, at address: UInt64) {
        if mode != .machine { state.mstatus &= ~StatusRegister.modifyPrivilege }
        state.privilege = mode
        state.pc = address
        state.reservationAddress = .max
        selectContexts()
    }

    /// Whether `wfi` is permitted here. Raises an illegal instruction.
    func mayWaitForInterrupt() -> Bool { mayInSupervisorMode(unless: StatusRegister.timeoutWait) }

    /// Whether something is permitted that only M-mode may do, and S-mode unless a field of `mstatus` forbids it. Raises
    /// an illegal instruction.
    func mayInSupervisorMode(unless field: UInt64) -> Bool {
        let isPermitted =
            switch state.privilege {
            case .machine: true
            case .supervisor: state.mstatus & field == 0
            case .user: false
            }
        if !isPermitted { raise(.illegalInstruction, 0) }
        return isPermitted
    }
}
