// SPDX-License-Identifier: Apache-2.0

import Harness

/// Fragments about modes, traps and translation.
extension Fragment {
    /// A control register, and the bits of it that blocks may change.
    private struct ControlBits {
        let name: String
        let number: UInt32
        let bits: UInt64

        init(_ name: String, _ number: UInt32, _ bits: UInt64) {
            (self.name, self.number, self.bits) = (name, number, bits)
        }
    }

    /// Of `sepc` and `mepc` all but bit 0, which QEMU keeps and should not.
    private static let controlRegisters = [
        // MPRV, MPP, SUM, MXR, TVM, TW, TSR, FS, SPP, SPIE, SIE, MPIE, MIE.
        ControlBits("mstatus", 0x300, 0x7F_79AA & ~0x1_8000),
        // SUM, MXR, FS, SPP, SPIE, SIE.
        ControlBits("sstatus", 0x100, 0xC_6122),
        ControlBits("sip", 0x144, 2), ControlBits("mip", 0x344, 2), ControlBits("sie", 0x104, 2),
        ControlBits("mie", 0x304, 2),
        ControlBits("sepc", 0x141, ~1), ControlBits("scause", 0x142, .max), ControlBits("stval", 0x143, .max),
        ControlBits("mepc", 0x341, ~1), ControlBits("mcause", 0x342, .max), ControlBits("mtval", 0x343, .max),
        ControlBits("senvcfg", 0x10A, 0xD1), ControlBits("scounteren", 0x106, .max),
        ControlBits("satp", 0x180, 0), ControlBits("stvec", 0x105, 0), ControlBits("mtvec", 0x305, 0),
        ControlBits("medeleg", 0x302, 0), ControlBits("mideleg", 0x303, 0), ControlBits("misa", 0x301, 0),
        ControlBits("menvcfg", 0x30A, 0), ControlBits("mhartid", 0xF14, 0),
    ]

    /// Sets or clears some bits of a control register, of those that blocks may change, or reads it.
    static func controlRegister(_ random: inout RandomSource) -> Fragment {
        let control = random.oneIn(2) ? controlRegisters[0] : random.element(of: controlRegisters)
        let register = max(1, Operand.destination(&random))
        var value = UInt32(truncatingIfNeeded: random.next() & random.next() & control.bits & 0x3FFF_FFFF)
        // FS is off or dirty. Where it is neither, a load that faults may have made it dirty, and with QEMU has not.
        if value & 3 << 13 != 0 { value |= UInt32(truncatingIfNeeded: control.bits) & 3 << 13 }
        let isRead = control.bits == 0
        let function: UInt32 = random.oneIn(2) ? 2 : 3
        let access = InstructionTemplate(
            (function == 2 ? "csrrs " : "csrrc ") + control.name,
            control.number << 20 | (isRead ? 0 : register) << 15 | function << 12 | 0x73,
            [.destination]
        ).instruction(&random)
        if isRead { return Fragment([access]) }
        return Fragment([
            Instruction("lui", (value + 0x800) & ~0xFFF | register << 7 | 0x37),
            Instruction("addi", (value & 0xFFF) << 20 | register << 15 | register << 7 | 0x13),
            access,
        ])
    }

    /// A fence of translations, with and without operands, or one that is part of a row. Those with neither trap in
    /// U-mode, where QEMU lets them pass.
    static func translationFence(_ mode: Configuration.Mode, _ random: inout RandomSource) -> Fragment {
        let operands = random.bits(10)
        let fields = (operands & 31) << 15 | (operands >> 5) << 20
        switch random.bits(3) {
        case 0 where mode != .user: return Fragment([Instruction("sfence.w.inval", 0x1800_0073)])
        case 1 where mode != .user: return Fragment([Instruction("sfence.inval.ir", 0x1810_0073)])
        case 2: return Fragment([Instruction("sinval.vma", 0x1600_0073 | fields)])
        case 3: return Fragment([Instruction("sfence.vma", 0x1200_0073)])
        default: return Fragment([Instruction("sfence.vma", 0x1200_0073 | fields)])
        }
    }

    /// A return from a trap that the mode cannot make.
    static func forbiddenReturn(_ mode: Configuration.Mode, _ random: inout RandomSource) -> Fragment {
        switch mode {
        case .user where random.oneIn(2): Fragment([Instruction("sret", 0x1020_0073)])
        case .user, .supervisor: Fragment([Instruction("mret", 0x3020_0073)])
        case .machine: Fragment([Instruction("ecall", 0x73)])
        }
    }
}
