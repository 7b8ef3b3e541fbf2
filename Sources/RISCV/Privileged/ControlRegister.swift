// SPDX-License-Identifier: Apache-2.0

/// The control and status registers that there are, by their numbers (privileged specification, chapter "Control and
/// Status Registers"); those that come in rows are `CounterRegister` and `ProtectionRegister`.
enum ControlRegister: UInt16, CaseIterable, Sendable {
    case fflags = 0x001
    case frm = 0x002
    case fcsr = 0x003

    case sstatus = 0x100
    case sie = 0x104
    case stvec = 0x105
    case scounteren = 0x106
    case senvcfg = 0x10A
    case sscratch = 0x140
    case sepc = 0x141
    case scause = 0x142
    case stval = 0x143
    case sip = 0x144
    case stimecmp = 0x14D
    case satp = 0x180

    case mstatus = 0x300
    case misa = 0x301
    case medeleg = 0x302
    case mideleg = 0x303
    case mie = 0x304
    case mtvec = 0x305
    case mcounteren = 0x306
    case menvcfg = 0x30A
    case mcountinhibit = 0x320
    case mscratch = 0x340
    case mepc = 0x341
    case mcause = 0x342
    case mtval = 0x343
    case mip = 0x344
    case tselect = 0x7A0
    case tdata1 = 0x7A1
    case tdata2 = 0x7A2
    case tdata3 = 0x7A3
    case tinfo = 0x7A4
    case mcycle = 0xB00
    case minstret = 0xB02

    case cycle = 0xC00
    case time = 0xC01
    case instret = 0xC02

    case mvendorid = 0xF11
    case marchid = 0xF12
    case mimpid = 0xF13
    case mhartid = 0xF14
    case mconfigptr = 0xF15
}

/// What the number of a control and status register says of it (section "CSR Address Mapping Conventions").
extension UInt16 {
    /// The least mode that may access it.
    @inline(__always)
    var leastPrivilegeOfRegister: UInt8 { UInt8(truncatingIfNeeded: self >> 8 & 3) }

    /// Whether it cannot be written.
    @inline(__always)
    var isReadOnlyRegister: Bool { self >> 10 == 3 }
}
