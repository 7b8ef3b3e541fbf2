// SPDX-License-Identifier: Apache-2.0

/// What becomes of values that are written: of each field, a value that it can have.
extension Hart {
    /// The exceptions that can be delegated: all but an `ecall` of M-mode.
    private static var delegableExceptions: UInt64 {
        ExceptionCause.allCases.reduce(0) { $1 == .machineCall ? $0 : $0 | 1 << $1.rawValue }
    }

    /// The counters that there are: `cycle`, `time`, `instret`.
    private static var counters: UInt64 { 7 }

    /// Writes a register that is not read-only.
    func write(_ register: ControlRegister, _ value: UInt64) {
        switch register {
        case .fflags, .frm, .fcsr: writeFloatingPointControl(register, value)
        case .sstatus: writeStatus(value, mask: StatusRegister.supervisorWritable)
        case .mstatus: writeStatus(value, mask: StatusRegister.machineWritable)
        case .satp: writeTranslation(value)

        case .sie: state.mie = state.mie & ~state.mideleg | value & state.mideleg
        case .mie: state.mie = value & HartInterrupt.all
        case .mideleg: state.mideleg = value & HartInterrupt.supervisor
        case .medeleg: state.medeleg = value & Self.delegableExceptions

        // Of the modes direct and vectored; both have handlers at multiples of 4.
        case .stvec: state.stvec = value & ~2
        case .mtvec: state.mtvec = value & ~2
        case .sepc: state.sepc = value & ~1
        case .mepc: state.mepc = value & ~1
        case .sscratch: state.sscratch = value
        case .mscratch: state.mscratch = value
        case .scause: state.scause = value
        case .mcause: state.mcause = value
        case .stval: state.stval = value
        case .mtval: state.mtval = value

        case .scounteren: state.scounteren = value & Self.counters
        case .mcounteren: state.mcounteren = value & Self.counters
        case .mcountinhibit: inhibitCounters(value)
        case .mcycle: cycleCount = value
        case .minstret: instructionCount = value

        case .senvcfg, .menvcfg: writeEnvironmentConfiguration(register, value)
        case .stimecmp:
            state.stimecmp = value
            refreshTimers()

        // `misa` cannot be changed, the others are never written.
        case .misa, .mip, .sip, .cycle, .time, .instret: break
        case .tselect, .tdata1, .tdata2, .tdata3, .tinfo, .mvendorid, .marchid, .mimpid, .mhartid, .mconfigptr: break
        }
    }

    private func writeFloatingPointControl(_ register: ControlRegister, _ value: UInt64) {
        if register != .frm { state.floatingPointFlags = FloatingPointFlags(rawValue: UInt8(value & 31)) }
        switch register {
        case .frm: state.roundingMode = UInt8(value & 7)
        case .fcsr: state.roundingMode = UInt8(value >> 5 & 7)
        default: break
        }
        state.mstatus |= StatusRegister.floatingPoint
    }

    private func writeStatus(_ value: UInt64, mask: UInt64) {
        let old = state.mstatus
        var new = old & ~mask | value & mask
        if new & StatusRegister.machinePreviousPrivilege == 2 << 11 {
            new = new & ~StatusRegister.machinePreviousPrivilege | old & StatusRegister.machinePreviousPrivilege
        }
        state.mstatus = new
        if (old ^ new) & StatusRegister.memoryMask != 0 { selectContexts() }
    }

    /// `satp`, which a mode that is not there leaves as it is.
    private func writeTranslation(_ value: UInt64) {
        let mode = AddressTranslation.mode(value)
        guard mode == AddressTranslation.bare || mode == AddressTranslation.sv39 || mode == AddressTranslation.sv48
        else { return }
        let old = AddressTranslation.addressSpace(state.satp)
        state.satp = value
        if old != AddressTranslation.addressSpace(value) {
            // S-mode's tables belong to whichever address space there is.
            translations.removeLocal(
                in: FenceScope(currentAddressSpace: old, addressSpace: nil, includesUser: false)
            )
        }
        selectContexts()
    }

    private func writeEnvironmentConfiguration(_ register: ControlRegister, _ value: UInt64) {
        if register == .senvcfg {
            state.senvcfg = EnvironmentConfiguration.legalize(
                value,
                over: state.senvcfg,
                mask: EnvironmentConfiguration.supervisorMask
            )
        } else {
            state.menvcfg = EnvironmentConfiguration.legalize(
                value,
                over: state.menvcfg,
                mask: EnvironmentConfiguration.machineMask
            )
            refreshTimers()
        }
    }
}
