// SPDX-License-Identifier: Apache-2.0

extension InstructionTemplate {
    /// An instruction of the opcode OP-FP for single precision, and the same for double precision.
    private static func both(
        _ name: String,
        _ funct5: UInt32,
        _ fixed: UInt32,
        _ operands: [Operand]
    ) -> [Self] {
        [
            Self(name + ".s", funct5 << 27 | fixed | 0x53, operands),
            Self(name + ".d", funct5 << 27 | 1 << 25 | fixed | 0x53, operands),
        ]
    }

    private static func arithmetic(_ name: String, _ funct5: UInt32) -> [Self] {
        both(name, funct5, 0, [.floatingPointDestination, .source1, .source2, .rounding])
    }

    /// With two sources and a fixed `funct3`.
    private static func selection(_ name: String, _ funct5: UInt32, _ funct3: UInt32) -> [Self] {
        both(name, funct5, funct3 << 12, [.floatingPointDestination, .source1, .source2])
    }

    private static func comparison(_ name: String, _ funct3: UInt32) -> [Self] {
        both(name, 0x14, funct3 << 12, [.destination, .source1, .source2])
    }

    /// To an integer, whose kind is in the field of rs2, and from one.
    private static func conversions(_ kind: String, _ number: UInt32) -> [Self] {
        both("fcvt.\(kind)", 0x18, number << 20, [.destination, .source1, .rounding])
            + both("fcvt.from.\(kind)", 0x1A, number << 20, [.floatingPointDestination, .source1, .rounding])
    }

    private static func fused(_ name: String, _ opcode: UInt32) -> [Self] {
        let operands: [Operand] = [.floatingPointDestination, .source1, .source2, .source3, .rounding]
        return [Self(name + ".s", opcode, operands), Self(name + ".d", 1 << 25 | opcode, operands)]
    }

    private static let moves: [Self] = [
        Self("fmv.x.w", 0x1C << 27 | 0x53, [.destination, .source1]),
        Self("fmv.x.d", 0x1C << 27 | 1 << 25 | 0x53, [.destination, .source1]),
        Self("fmv.w.x", 0x1E << 27 | 0x53, [.floatingPointDestination, .source1]),
        Self("fmv.d.x", 0x1E << 27 | 1 << 25 | 0x53, [.floatingPointDestination, .source1]),
    ]

    /// F and D without memory.
    static let floatingPoint: [Self] =
        arithmetic("fadd", 0x00) + arithmetic("fsub", 0x01) + arithmetic("fmul", 0x02) + arithmetic("fdiv", 0x03)
        + both("fsqrt", 0x0B, 0, [.floatingPointDestination, .source1, .rounding])
        + fused("fmadd", 0x43) + fused("fmsub", 0x47) + fused("fnmsub", 0x4B) + fused("fnmadd", 0x4F)
        + selection("fsgnj", 0x04, 0) + selection("fsgnjn", 0x04, 1) + selection("fsgnjx", 0x04, 2)
        + selection("fmin", 0x05, 0) + selection("fmax", 0x05, 1)
        + comparison("fle", 0) + comparison("flt", 1) + comparison("feq", 2)
        + both("fclass", 0x1C, 1 << 12, [.destination, .source1])
        + conversions("w", 0) + conversions("wu", 1) + conversions("l", 2) + conversions("lu", 3)
        + [
            Self("fcvt.s.d", 0x08 << 27 | 1 << 20 | 0x53, [.floatingPointDestination, .source1, .rounding]),
            Self("fcvt.d.s", 0x08 << 27 | 1 << 25 | 0x53, [.floatingPointDestination, .source1, .rounding]),
        ] + moves

    /// Loads and stores of floating-point registers.
    static let floatingPointMemory: [Self] = [
        Self("flw", 2 << 12 | 0x07, [.floatingPointDestination, .loaded]),
        Self("fld", 3 << 12 | 0x07, [.floatingPointDestination, .loaded]),
        Self("fsw", 2 << 12 | 0x27, [.source2, .stored]),
        Self("fsd", 3 << 12 | 0x27, [.source2, .stored]),
    ]

    /// Accesses to `fcsr` and its parts.
    static let floatingPointControl: [Self] = [
        Self("csrrw", 1 << 12 | 0x73, [.destination, .source1, .floatingPointRegister]),
        Self("csrrs", 2 << 12 | 0x73, [.destination, .source1, .floatingPointRegister]),
        Self("csrrc", 3 << 12 | 0x73, [.destination, .source1, .floatingPointRegister]),
        Self("csrrwi", 5 << 12 | 0x73, [.destination, .immediate5, .floatingPointRegister]),
        Self("csrrsi", 6 << 12 | 0x73, [.destination, .immediate5, .floatingPointRegister]),
        Self("csrrci", 7 << 12 | 0x73, [.destination, .immediate5, .floatingPointRegister]),
    ]

    /// `frm` set to a mode that exists, so that the dynamic mode does not stay reserved for long.
    static let roundingModes: [Self] = (0..<5).map { mode in
        Self("csrwi frm, \(mode)", mode << 15 | 2 << 20 | 5 << 12 | 0x73, [])
    }
}
