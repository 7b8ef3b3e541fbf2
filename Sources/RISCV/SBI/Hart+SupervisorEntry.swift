// SPDX-License-Identifier: Apache-2.0

/// What the SBI does to the hart whose thread calls it.
extension Hart {
    /// The position among the harts of the SBI, whose identifiers count from 0 on.
    var number: Int { Int(identifier) }

    /// Makes everything ready for S-mode as firmware does, and enters it with address translation and interrupts off.
    /// `cycle` and `instret` go on.
    func enterSupervisorMode(at entry: EntryPoint) {
        let counters = (state.cycleOffset, state.instructionOffset, state.mcountinhibit)
        let isInterrupted = signals.assertedLines & HartInterrupt.supervisorSoftware.mask != 0
        resetControlRegisters(to: .supervisor)
        // What another hart sends is for the one that starts or resumes here, and what resumed it stays pending.
        if isInterrupted { signals.set(.supervisorSoftware, true) }
        // Instructions may have changed while it did not take part in fences.
        blocks.recheckAll()
        (state.cycleOffset, state.instructionOffset, state.mcountinhibit) = counters
        write(.menvcfg, state.menvcfg | EnvironmentConfiguration.updatesPageTables)
        write(.scounteren, .max)
        // The floating-point registers are there, and have nothing in them.
        write(.mstatus, state.mstatus | 1 << 13)
        state.x[10] = identifier
        state.x[11] = entry.argument
        state.pc = entry.address.rawValue
    }

    /// Has S-mode's timer interrupt pending from a tick on, and not until then.
    func setSupervisorTimer(to tick: UInt64) { write(.stimecmp, tick) }

    /// Sets a counter.
    func setCounter(_ counter: HardwareCounter, to value: UInt64) {
        let offset = isCounting(counter) ? value &- state.retiredInstructions : value
        switch counter {
        case .cycles: state.cycleOffset = offset
        case .instructions: state.instructionOffset = offset
        }
    }

    /// What a counter shows.
    func value(of counter: HardwareCounter) -> UInt64 {
        let offset =
            switch counter {
            case .cycles: state.cycleOffset
            case .instructions: state.instructionOffset
            }
        return isCounting(counter) ? offset &+ state.retiredInstructions : offset
    }

    /// Lets a counter count, or inhibits it.
    func setCounting(_ counter: HardwareCounter, _ counts: Bool) {
        let value = value(of: counter)
        if counts {
            state.mcountinhibit &= ~counter.inhibition
        } else {
            state.mcountinhibit |= counter.inhibition
        }
        setCounter(counter, to: value)
    }

    private func isCounting(_ counter: HardwareCounter) -> Bool { state.mcountinhibit & counter.inhibition == 0 }
}

extension HardwareCounter {
    /// The bit of `mcountinhibit` that stops it.
    fileprivate var inhibition: UInt64 { 1 << UInt64(rawValue) }
}
