// SPDX-License-Identifier: Apache-2.0

extension HartInterrupt {
    /// The bits of all interrupts that there are.
    static let all: UInt64 = supervisor | machineSoftware.mask | machineTimer.mask | machineExternal.mask
    /// The bits of those of S-mode, which can be delegated.
    static let supervisor = supervisorSoftware.mask | supervisorTimer.mask | supervisorExternal.mask

    /// The first to be taken of some, nil if there are none (privileged specification, section "Machine Interrupt
    /// Registers").
    fileprivate static func first(of pending: UInt64) -> HartInterrupt? {
        if pending == 0 { return nil }
        if pending & machineExternal.mask != 0 { return .machineExternal }
        if pending & machineSoftware.mask != 0 { return .machineSoftware }
        if pending & machineTimer.mask != 0 { return .machineTimer }
        if pending & supervisorExternal.mask != 0 { return .supervisorExternal }
        return pending & supervisorSoftware.mask != 0 ? .supervisorSoftware : .supervisorTimer
    }
}

extension Hart {
    /// `mip`, with the timers as they were when the hart last looked at the clock.
    var pendingInterrupts: UInt64 {
        signals.assertedLines | state.timerInterrupts | state.writtenInterrupts & writableInterrupts
    }

    /// The bits of `mip` that instructions of M-mode change.
    var writableInterrupts: UInt64 {
        state.menvcfg & EnvironmentConfiguration.hasSupervisorTimer == 0
            ? HartInterrupt.supervisor : HartInterrupt.supervisor & ~HartInterrupt.supervisorTimer.mask
    }

    /// Changes `mip` where a mask allows it.
    func changeInterrupts(_ operation: CSROperation, _ operand: UInt64, mask: UInt64) {
        let (set, cleared): (UInt64, UInt64) =
            switch operation {
            case .read: (0, 0)
            case .write: (operand & mask, ~operand & mask)
            case .set: (operand & mask, 0)
            case .clear: (0, operand & mask)
            }
        state.writtenInterrupts =
            (state.writtenInterrupts | set) & ~cleared & ~HartInterrupt.supervisorSoftware.mask
        // Others set this one too, and only the hart's instructions clear it.
        if set & HartInterrupt.supervisorSoftware.mask != 0 { signals.set(.supervisorSoftware, true) }
        if cleared & HartInterrupt.supervisorSoftware.mask != 0 { signals.set(.supervisorSoftware, false) }
    }

    /// Looks at the clock. The engine does it where a run begins and for `HartRequests.interrupts`.
    func refreshTimers() {
        let machineDeadline = signals.machineTimerDeadline
        let hasSupervisorTimer = state.menvcfg & EnvironmentConfiguration.hasSupervisorTimer != 0
        let supervisorDeadline = hasSupervisorTimer ? state.stimecmp : .max
        guard min(machineDeadline, supervisorDeadline) != .max else {
            state.timerInterrupts = 0
            return
        }
        let now = time.ticks
        state.timerInterrupts =
            (now >= machineDeadline ? HartInterrupt.machineTimer.mask : 0)
            | (now >= supervisorDeadline ? HartInterrupt.supervisorTimer.mask : 0)
    }

    /// Takes the pending and enabled interrupt of highest priority, if there is one, before the instruction at
    /// `state.pc`. Of the timers it knows what `refreshTimers` has seen last.
    ///
    /// - Returns: Whether there was one.
    func takePendingInterrupt() -> Bool {
        let pending = pendingInterrupts & state.mie
        if pending == 0 { return false }
        let forMachine = isEnabled(.machine) ? pending & ~state.mideleg : 0
        let forSupervisor = isEnabled(.supervisor) ? pending & state.mideleg : 0
        guard let interrupt = HartInterrupt.first(of: forMachine != 0 ? forMachine : forSupervisor) else {
            return false
        }
        enterTrap(
            cause: 1 << 63 | UInt64(interrupt.rawValue),
            value: 0,
            in: forMachine != 0 ? .machine : .supervisor
        )
        return true
    }

    /// Whether interrupts that a mode handles are taken now.
    private func isEnabled(_ mode: PrivilegeMode) -> Bool {
        if state.privilege.rawValue != mode.rawValue { return state.privilege.rawValue < mode.rawValue }
        let enable =
            mode == .machine ? StatusRegister.machineInterruptEnable : StatusRegister.supervisorInterruptEnable
        return state.mstatus & enable != 0
    }

    /// Whether an interrupt is pending that `mie` enables, whatever the mode: what ends `wfi`.
    var hasWakingInterrupt: Bool {
        refreshTimers()
        return pendingInterrupts & state.mie != 0
    }

    /// The tick at which the next enabled timer becomes pending, nil for never.
    public var nextTimerDeadline: UInt64? {
        var deadline = UInt64.max
        if state.mie & HartInterrupt.machineTimer.mask != 0 { deadline = signals.machineTimerDeadline }
        if state.mie & HartInterrupt.supervisorTimer.mask != 0,
            state.menvcfg & EnvironmentConfiguration.hasSupervisorTimer != 0
        {
            deadline = min(deadline, state.stimecmp)
        }
        return deadline == .max ? nil : deadline
    }
}
