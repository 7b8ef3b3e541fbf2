// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// `misa`: RV64 with I, M, A, F, D, C, B, S and U.
    static let instructionSets: UInt64 =
        2 << 62 | "ABCDFIMSU".unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value - 65) }

    /// What a register shows.
    func read(_ register: ControlRegister) -> UInt64 {
        switch register {
        case .fflags: UInt64(state.floatingPointFlags.rawValue)
        case .frm: UInt64(state.roundingMode)
        case .fcsr: UInt64(state.roundingMode) << 5 | UInt64(state.floatingPointFlags.rawValue)

        case .sstatus: machineStatus & StatusRegister.supervisorMask
        case .sie: state.mie & state.mideleg
        case .stvec: state.stvec
        case .scounteren: state.scounteren
        case .senvcfg: state.senvcfg
        case .sscratch: state.sscratch
        case .sepc: state.sepc
        case .scause: state.scause
        case .stval: state.stval
        case .sip: currentInterrupts & state.mideleg
        case .stimecmp: state.stimecmp
        case .satp: state.satp

        case .mstatus: machineStatus
        case .misa: Self.instructionSets
        case .medeleg: state.medeleg
        case .mideleg: state.mideleg
        case .mie: state.mie
        case .mtvec: state.mtvec
        case .mcounteren: state.mcounteren
        case .menvcfg: state.menvcfg
        case .mcountinhibit: state.mcountinhibit
        case .mscratch: state.mscratch
        case .mepc: state.mepc
        case .mcause: state.mcause
        case .mtval: state.mtval
        case .mip: currentInterrupts

        // There is no trigger: the only one that can be selected is of type 0.
        case .tselect, .tdata1, .tdata2, .tdata3: 0
        case .tinfo: 1

        case .mcycle, .cycle: cycleCount
        case .minstret, .instret: instructionCount
        case .time: time.ticks
        case .mhartid: identifier
        case .mvendorid, .marchid, .mimpid, .mconfigptr: 0
        }
    }

    /// `mstatus` with the fields that follow from others or never change.
    private var machineStatus: UInt64 {
        let isDirty = state.mstatus & StatusRegister.floatingPoint == StatusRegister.floatingPoint
        return state.mstatus | StatusRegister.widths | (isDirty ? StatusRegister.dirty : 0)
    }

    /// `mip` by the clock as it is now.
    private var currentInterrupts: UInt64 {
        refreshTimers()
        return pendingInterrupts
    }
}
