// SPDX-License-Identifier: Apache-2.0

/// F and D, beside loads and stores. The host's result is taken inline where it is certain that it is right and that no
/// flag is missing: it is rounded to the nearest even, finite, not below the normal numbers, and the inexact flag is set
/// already. All else is done by the hart.
extension HandlerTable {
    func installFloatingPoint() {
        self[.useFloat] = useFloat
        for code in OperationCode.allCases where code.isFloatArithmetic {
            self[code] = executeFloat
        }
        installQuickSums()
        installQuickProducts()
        installQuickMoves()
    }

    private func installQuickSums() {
        self[.faddS] = faddS
        self[.faddD] = faddD
        self[.fsubS] = fsubS
        self[.fsubD] = fsubD
    }

    private func installQuickProducts() {
        self[.fmulS] = fmulS
        self[.fmulD] = fmulD
        self[.fdivS] = fdivS
        self[.fdivD] = fdivD
        self[.fsqrtS] = fsqrtS
        self[.fsqrtD] = fsqrtD
    }

    private func installQuickMoves() {
        self[.fsgnjD] = fsgnjD
        self[.fsgnjnD] = fsgnjnD
        self[.fsgnjxD] = fsgnjxD
        self[.fmvXD] = fmvXD
        self[.fmvXW] = fmvXW
        self[.fmvDX] = fmvDX
        self[.fmvWX] = fmvWX
    }
}

extension EngineFrame {
    /// Sets f[rd] and goes on.
    @inline(__always)
    fileprivate func setFloat(_ value: (EngineFrame) -> UInt64) -> UInt {
        writeFloat(value(self))
        return next()
    }

    /// Whether a result is rounded to the nearest even and the inexact flag is set already.
    @inline(__always)
    private var isQuick: Bool {
        let field = unsafe operation.pointee.mode
        let mode = unsafe field == 7 ? state.pointee.roundingMode : field
        return unsafe mode == 0 && state.pointee.floatingPointFlags.contains(.inexact)
    }

    /// Sets f[rd] to what a function of the operands gives, if it gives anything.
    @inline(__always)
    fileprivate func quick<Format: EngineFormat>(
        _ format: Format.Type,
        _ function: (Format.Host, Format.Host) -> Format.Host?
    ) -> UInt {
        guard isQuick, let result = function(Format.number(fa), Format.number(fb)) else {
            return executeFloat(self)
        }
        writeFloat(Format.register(result))
        return next()
    }
}

/// Executes an instruction of floating point in any case.
@c private func executeFloat(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { executeFloat(EngineFrame(o, s, n)) }

@inline(never)
private func executeFloat(_ frame: EngineFrame) -> UInt {
    let isDone = frame.withHart { unsafe $0.executeFloat(frame.operation) }
    return isDone ? frame.next() : trap(frame)
}

/// A format with how registers hold it.
private protocol EngineFormat: HostFormat {
    static func number(_ register: UInt64) -> Host
    static func register(_ number: Host) -> UInt64
}

extension Binary32: EngineFormat {
    @inline(__always)
    fileprivate static func number(_ register: UInt64) -> Float { Float(bitPattern: unbox(register)) }

    @inline(__always)
    fileprivate static func register(_ number: Float) -> UInt64 { box(number.bitPattern) }
}

extension Binary64: EngineFormat {
    @inline(__always)
    fileprivate static func number(_ register: UInt64) -> Double { Double(bitPattern: register) }

    @inline(__always)
    fileprivate static func register(_ number: Double) -> UInt64 { number.bitPattern }
}

/// Results whose only possible flag is the inexact one, nil for others.
extension HostFormat {
    /// A finite sum below the normal numbers is exact.
    @inline(__always)
    fileprivate static func quickSum(_ a: Host, _ b: Host) -> Host? {
        let sum = a + b
        return sum.magnitude < .infinity ? sum : nil
    }

    @inline(__always)
    fileprivate static func quickProduct(_ a: Host, _ b: Host) -> Host? {
        let product = a * b
        return isInside(product) ? product : nil
    }

    @inline(__always)
    fileprivate static func quickQuotient(_ a: Host, _ b: Host) -> Host? {
        let quotient = a / b
        return isInside(quotient) ? quotient : nil
    }

    @inline(__always)
    fileprivate static func quickRoot(_ a: Host) -> Host? { a > lowerBound && a < .infinity ? a.squareRoot() : nil }
}

extension OperationCode {
    /// Whether it is an instruction of F or D other than a load or store.
    fileprivate var isFloatArithmetic: Bool {
        (Self.fmaddS.rawValue...Self.fmvDX.rawValue).contains(rawValue) && self != .fld && self != .fsd
    }
}

@c private func faddS(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary32.self) { Binary32.quickSum($0, $1) }
}

@c private func faddD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary64.self) { Binary64.quickSum($0, $1) }
}

@c private func fsubS(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary32.self) { Binary32.quickSum($0, -$1) }
}

@c private func fsubD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary64.self) { Binary64.quickSum($0, -$1) }
}

@c private func fmulS(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary32.self) { Binary32.quickProduct($0, $1) }
}

@c private func fmulD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary64.self) { Binary64.quickProduct($0, $1) }
}

@c private func fdivS(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary32.self) { Binary32.quickQuotient($0, $1) }
}

@c private func fdivD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary64.self) { Binary64.quickQuotient($0, $1) }
}

@c private func fsqrtS(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary32.self) { a, _ in Binary32.quickRoot(a) }
}

@c private func fsqrtD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).quick(Binary64.self) { a, _ in Binary64.quickRoot(a) }
}

@c private func fsgnjD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).setFloat { $0.fa & ~(1 << 63) | $0.fb & 1 << 63 }
}

@c private func fsgnjnD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).setFloat { $0.fa & ~(1 << 63) | ~$0.fb & 1 << 63 }
}

@c private func fsgnjxD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).setFloat { $0.fa ^ $0.fb & 1 << 63 }
}

@c private func fmvXD(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.fa } }

@c private func fmvXW(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { IntegerArithmetic.word($0.fa) }
}

@c private func fmvDX(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).setFloat { $0.a } }

@c private func useFloat(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let isOn = frame.withHart { unsafe $0.mayUseFloat(frame.operation) }
    return isOn ? frame.next() : trap(frame)
}

@c private func fmvWX(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).setFloat { Binary32.box(UInt32(truncatingIfNeeded: $0.a)) }
}
