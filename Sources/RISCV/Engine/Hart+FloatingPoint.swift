// SPDX-License-Identifier: Apache-2.0

/// The F and D extensions, beside loads and stores.
extension Hart {
    /// Whether the floating-point unit is on; raises an illegal instruction otherwise.
    @inline(never)
    func mayUseFloat(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        guard state.mstatus & 0x6000 != 0 else {
            raise(.illegalInstruction, unsafe o.pointee.immediate)
            return false
        }
        if unsafe o.pointee.rs1 != 0 { state.mstatus |= 0x6000 }
        return true
    }

    /// Executes an instruction.
    ///
    /// - Returns: False where an exception is raised.
    @inline(never)
    func executeFloat(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        switch unsafe o.pointee.code {
        case .faddS: return unsafe round32(o) { Binary32.add($0, $1, $3, &$4) }
        case .fsubS: return unsafe round32(o) { Binary32.sub($0, $1, $3, &$4) }
        case .fmulS: return unsafe round32(o) { Binary32.mul($0, $1, $3, &$4) }
        case .fdivS: return unsafe round32(o) { Binary32.div($0, $1, $3, &$4) }
        case .fsqrtS: return unsafe round32(o) { a, _, _, mode, flags in Binary32.sqrt(a, mode, &flags) }
        case .fmaddS: return unsafe round32(o) { Binary32.fusedMultiplyAdd($0, $1, $2, $3, &$4) }
        case .fmsubS: return unsafe round32(o) { Binary32.fusedMultiplyAdd($0, $1, $2 ^ 0x8000_0000, $3, &$4) }
        case .fnmsubS: return unsafe round32(o) { Binary32.fusedMultiplyAdd($0 ^ 0x8000_0000, $1, $2, $3, &$4) }
        case .fnmaddS:
            return unsafe round32(o) { Binary32.fusedMultiplyAdd($0 ^ 0x8000_0000, $1, $2 ^ 0x8000_0000, $3, &$4) }
        case .fsgnjS: return unsafe combine32(o) { a, b, _ in a & UInt32(0x7FFF_FFFF) | b & 0x8000_0000 }
        case .fsgnjnS: return unsafe combine32(o) { a, b, _ in a & UInt32(0x7FFF_FFFF) | ~b & 0x8000_0000 }
        case .fsgnjxS: return unsafe combine32(o) { a, b, _ in a ^ b & 0x8000_0000 }
        case .fminS: return unsafe combine32(o) { Binary32.minimum($0, $1, &$2) }
        case .fmaxS: return unsafe combine32(o) { Binary32.maximum($0, $1, &$2) }
        case .feqS: return unsafe compare32(o) { Binary32.equal($0, $1, &$2) }
        case .fltS: return unsafe compare32(o) { Binary32.less($0, $1, &$2) }
        case .fleS: return unsafe compare32(o) { Binary32.lessOrEqual($0, $1, &$2) }
        case .fclassS: return unsafe inspect32(o) { Binary32.classify($0) }
        case .fcvtWS: return unsafe toInteger32(o) { IntegerArithmetic.word(Binary32.toInt32($0, $1, &$2)) }
        case .fcvtSW: return unsafe fromInteger32(o) { Binary32.fromInt32(Int32(truncatingIfNeeded: $0), $1, &$2) }
        case .fcvtWUS: return unsafe toInteger32(o) { IntegerArithmetic.word(UInt64(Binary32.toUInt32($0, $1, &$2))) }
        case .fcvtSWU: return unsafe fromInteger32(o) { Binary32.fromUInt32(UInt32(truncatingIfNeeded: $0), $1, &$2) }
        case .fcvtLS: return unsafe toInteger32(o) { UInt64(bitPattern: Binary32.toInt64($0, $1, &$2)) }
        case .fcvtSL: return unsafe fromInteger32(o) { Binary32.fromInt64(Int64(bitPattern: $0), $1, &$2) }
        case .fcvtLUS: return unsafe toInteger32(o) { Binary32.toUInt64($0, $1, &$2) }
        case .fcvtSLU: return unsafe fromInteger32(o) { Binary32.fromUInt64($0, $1, &$2) }
        case .faddD: return unsafe round64(o) { Binary64.add($0, $1, $3, &$4) }
        case .fsubD: return unsafe round64(o) { Binary64.sub($0, $1, $3, &$4) }
        case .fmulD: return unsafe round64(o) { Binary64.mul($0, $1, $3, &$4) }
        case .fdivD: return unsafe round64(o) { Binary64.div($0, $1, $3, &$4) }
        case .fsqrtD: return unsafe round64(o) { a, _, _, mode, flags in Binary64.sqrt(a, mode, &flags) }
        case .fmaddD: return unsafe round64(o) { Binary64.fusedMultiplyAdd($0, $1, $2, $3, &$4) }
        case .fmsubD:
            return unsafe round64(o) { Binary64.fusedMultiplyAdd($0, $1, $2 ^ 0x8000_0000_0000_0000, $3, &$4) }
        case .fnmsubD:
            return unsafe round64(o) { Binary64.fusedMultiplyAdd($0 ^ 0x8000_0000_0000_0000, $1, $2, $3, &$4) }
        case .fnmaddD:
            return unsafe round64(o) {
                Binary64.fusedMultiplyAdd($0 ^ 0x8000_0000_0000_0000, $1, $2 ^ 0x8000_0000_0000_0000, $3, &$4)
            }
        case .fsgnjD:
            return unsafe combine64(o) { a, b, _ in a & UInt64(0x7FFF_FFFF_FFFF_FFFF) | b & 0x8000_0000_0000_0000 }
        case .fsgnjnD:
            return unsafe combine64(o) { a, b, _ in a & UInt64(0x7FFF_FFFF_FFFF_FFFF) | ~b & 0x8000_0000_0000_0000 }
        case .fsgnjxD: return unsafe combine64(o) { a, b, _ in a ^ b & 0x8000_0000_0000_0000 }
        case .fminD: return unsafe combine64(o) { Binary64.minimum($0, $1, &$2) }
        case .fmaxD: return unsafe combine64(o) { Binary64.maximum($0, $1, &$2) }
        case .feqD: return unsafe compare64(o) { Binary64.equal($0, $1, &$2) }
        case .fltD: return unsafe compare64(o) { Binary64.less($0, $1, &$2) }
        case .fleD: return unsafe compare64(o) { Binary64.lessOrEqual($0, $1, &$2) }
        case .fclassD: return unsafe inspect64(o) { Binary64.classify($0) }
        case .fcvtWD: return unsafe toInteger64(o) { IntegerArithmetic.word(Binary64.toInt32($0, $1, &$2)) }
        case .fcvtDW: return unsafe fromInteger64(o) { Binary64.fromInt32(Int32(truncatingIfNeeded: $0), $1, &$2) }
        case .fcvtWUD: return unsafe toInteger64(o) { IntegerArithmetic.word(UInt64(Binary64.toUInt32($0, $1, &$2))) }
        case .fcvtDWU: return unsafe fromInteger64(o) { Binary64.fromUInt32(UInt32(truncatingIfNeeded: $0), $1, &$2) }
        case .fcvtLD: return unsafe toInteger64(o) { UInt64(bitPattern: Binary64.toInt64($0, $1, &$2)) }
        case .fcvtDL: return unsafe fromInteger64(o) { Binary64.fromInt64(Int64(bitPattern: $0), $1, &$2) }
        case .fcvtLUD: return unsafe toInteger64(o) { Binary64.toUInt64($0, $1, &$2) }
        case .fcvtDLU: return unsafe fromInteger64(o) { Binary64.fromUInt64($0, $1, &$2) }
        case .fcvtSD: return unsafe narrow(o)
        case .fcvtDS: return unsafe widen(o)
        case .fmvXW: return unsafe move(o) { IntegerArithmetic.word($0) }
        case .fmvXD: return unsafe move(o) { $0 }
        case .fmvWX: return unsafe moveIn(o) { Binary32.box(UInt32(truncatingIfNeeded: $0)) }
        case .fmvDX: return unsafe moveIn(o) { $0 }
        default: preconditionFailure("no instruction of floating point")
        }
    }

    /// The mode to round in; nil where there is none, with an illegal instruction raised.
    @inline(__always)
    private func mode(of o: UnsafeMutablePointer<Operation>) -> RoundingMode? {
        let field = unsafe o.pointee.mode
        if let mode = RoundingMode(rawValue: field == 7 ? state.roundingMode : field) { return mode }
        raise(.illegalInstruction, unsafe o.pointee.immediate)
        return nil
    }
}

/// Operands and results.
extension Hart {
    @inline(__always)
    private func f32(_ number: UInt8) -> UInt32 { Binary32.unbox(state.f[Int(number)]) }

    @inline(__always)
    private func f64(_ number: UInt8) -> UInt64 { state.f[Int(number)] }

    /// Three operands, a mode: a number.
    @inline(__always)
    private func round32(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt32, UInt32, UInt32, RoundingMode, inout FloatingPointFlags) -> UInt32
    ) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        let (a, b, c) = unsafe (f32(o.pointee.rs1), f32(o.pointee.rs2), f32(o.pointee.rs3))
        let result = body(a, b, c, mode, &state.floatingPointFlags)
        unsafe state.f[Int(o.pointee.rd)] = Binary32.box(result)
        return true
    }

    @inline(__always)
    private func round64(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt64, UInt64, UInt64, RoundingMode, inout FloatingPointFlags) -> UInt64
    ) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        let (a, b, c) = unsafe (f64(o.pointee.rs1), f64(o.pointee.rs2), f64(o.pointee.rs3))
        unsafe state.f[Int(o.pointee.rd)] = body(a, b, c, mode, &state.floatingPointFlags)
        return true
    }

    /// Two operands: a number.
    @inline(__always)
    private func combine32(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt32, UInt32, inout FloatingPointFlags) -> UInt32
    ) -> Bool {
        let (a, b) = unsafe (f32(o.pointee.rs1), f32(o.pointee.rs2))
        unsafe state.f[Int(o.pointee.rd)] = Binary32.box(body(a, b, &state.floatingPointFlags))
        return true
    }

    @inline(__always)
    private func combine64(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt64, UInt64, inout FloatingPointFlags) -> UInt64
    ) -> Bool {
        let (a, b) = unsafe (f64(o.pointee.rs1), f64(o.pointee.rs2))
        unsafe state.f[Int(o.pointee.rd)] = body(a, b, &state.floatingPointFlags)
        return true
    }

    /// Two operands: a truth value.
    @inline(__always)
    private func compare32(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt32, UInt32, inout FloatingPointFlags) -> Bool
    ) -> Bool {
        let (a, b) = unsafe (f32(o.pointee.rs1), f32(o.pointee.rs2))
        unsafe set(o.pointee.rd, body(a, b, &state.floatingPointFlags) ? 1 : 0)
        return true
    }

    @inline(__always)
    private func compare64(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt64, UInt64, inout FloatingPointFlags) -> Bool
    ) -> Bool {
        let (a, b) = unsafe (f64(o.pointee.rs1), f64(o.pointee.rs2))
        unsafe set(o.pointee.rd, body(a, b, &state.floatingPointFlags) ? 1 : 0)
        return true
    }

    /// One operand: an integer.
    @inline(__always)
    private func inspect32(_ o: UnsafeMutablePointer<Operation>, _ body: (UInt32) -> UInt64) -> Bool {
        unsafe set(o.pointee.rd, body(f32(o.pointee.rs1)))
        return true
    }

    @inline(__always)
    private func inspect64(_ o: UnsafeMutablePointer<Operation>, _ body: (UInt64) -> UInt64) -> Bool {
        unsafe set(o.pointee.rd, body(f64(o.pointee.rs1)))
        return true
    }

    /// One operand, a mode: an integer.
    @inline(__always)
    private func toInteger32(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt32, RoundingMode, inout FloatingPointFlags) -> UInt64
    ) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        unsafe set(o.pointee.rd, body(f32(o.pointee.rs1), mode, &state.floatingPointFlags))
        return true
    }

    @inline(__always)
    private func toInteger64(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt64, RoundingMode, inout FloatingPointFlags) -> UInt64
    ) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        unsafe set(o.pointee.rd, body(f64(o.pointee.rs1), mode, &state.floatingPointFlags))
        return true
    }

    /// An integer, a mode: a number.
    @inline(__always)
    private func fromInteger32(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt64, RoundingMode, inout FloatingPointFlags) -> UInt32
    ) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        let result = unsafe body(register(o.pointee.rs1), mode, &state.floatingPointFlags)
        unsafe state.f[Int(o.pointee.rd)] = Binary32.box(result)
        return true
    }

    @inline(__always)
    private func fromInteger64(
        _ o: UnsafeMutablePointer<Operation>,
        _ body: (UInt64, RoundingMode, inout FloatingPointFlags) -> UInt64
    ) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        unsafe state.f[Int(o.pointee.rd)] = body(register(o.pointee.rs1), mode, &state.floatingPointFlags)
        return true
    }

    /// Between the formats.
    private func narrow(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        guard let mode = unsafe mode(of: o) else { return false }
        let result = unsafe Binary32.fromBinary64(f64(o.pointee.rs1), mode, &state.floatingPointFlags)
        unsafe state.f[Int(o.pointee.rd)] = Binary32.box(result)
        return true
    }

    private func widen(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        guard unsafe mode(of: o) != nil else { return false }
        unsafe state.f[Int(o.pointee.rd)] = Binary64.fromBinary32(f32(o.pointee.rs1), &state.floatingPointFlags)
        return true
    }

    /// Bits, to and from x registers.
    @inline(__always)
    private func move(_ o: UnsafeMutablePointer<Operation>, _ body: (UInt64) -> UInt64) -> Bool {
        unsafe set(o.pointee.rd, body(f64(o.pointee.rs1)))
        return true
    }

    @inline(__always)
    private func moveIn(_ o: UnsafeMutablePointer<Operation>, _ body: (UInt64) -> UInt64) -> Bool {
        unsafe state.f[Int(o.pointee.rd)] = body(register(o.pointee.rs1))
        return true
    }
}
