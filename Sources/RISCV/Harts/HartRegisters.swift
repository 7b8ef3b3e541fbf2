// SPDX-License-Identifier: Apache-2.0

/// What the registers of a hart show at one time.
public struct HartRegisters: Sendable {
    /// A register.
    public struct Register: Hashable, Sendable {
        /// What it is called in this list, such as `x10/a0`, `mstatus`.
        public let name: String
        /// What it shows.
        public let value: UInt64
    }

    /// The address of the next instruction.
    public let programCounter: UInt64
    /// Control and status registers: those that say what the hart is doing and why.
    public let control: [Register]
    /// x0 to x31.
    public let integer: [Register]
    /// `fcsr`.
    public let floatingPointControl: Register
    /// f0 to f31 as bit patterns.
    public let floatingPoint: [Register]

    /// What a register shows, by any of its names: `pc`, `a0`, `x10`, `fp`, `satp`; nil where there is none of that name.
    public subscript(name: String) -> UInt64? {
        if name == "pc" { return programCounter }
        let wanted = name == "fp" ? "s0" : name
        return (control + integer + [floatingPointControl] + floatingPoint).first { register in
            register.name.split(separator: "/").contains { $0 == wanted }
        }?.value
    }
}

extension HartRegisters {
    /// The names that the calling convention gives to the integer registers.
    private static let integerNames = [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7",
        "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ]

    /// The names that the calling convention gives to the floating-point registers.
    private static let floatingPointNames = [
        "ft0", "ft1", "ft2", "ft3", "ft4", "ft5", "ft6", "ft7", "fs0", "fs1", "fa0", "fa1", "fa2", "fa3", "fa4", "fa5",
        "fa6", "fa7", "fs2", "fs3", "fs4", "fs5", "fs6", "fs7", "fs8", "fs9", "fs10", "fs11", "ft8", "ft9", "ft10",
        "ft11",
    ]

    /// What a hart that nobody runs shows.
    init(_ hart: Hart) {
        let shown: [ControlRegister] = [
            .mhartid, .mstatus, .mip, .mie, .mideleg, .medeleg, .mtvec, .stvec, .mepc, .sepc, .mcause, .scause, .mtval,
            .stval, .mscratch, .sscratch, .satp,
        ]
        programCounter = hart.state.pc
        control = shown.map { Register(name: "\($0)", value: hart.read($0)) }
        integer = (0..<32).map { Register(name: "x\($0)/\(Self.integerNames[$0])", value: hart.state.x[$0]) }
        floatingPointControl = Register(name: "fcsr", value: hart.read(.fcsr))
        floatingPoint = (0..<32).map {
            Register(name: "f\($0)/\(Self.floatingPointNames[$0])", value: hart.state.f[$0])
        }
    }
}
