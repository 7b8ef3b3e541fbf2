// SPDX-License-Identifier: Apache-2.0

/// What a handler works with. It is inlined into each, and stays in the host's registers from handler to handler.
///
/// SAFETY, for all of it: the decoder sees to it that numbers of registers are below 33; an operation is followed by
/// another one or ends its block; what immediates of jumps lead to is there as long as the blocks are; state and
/// handlers live as long as the hart, whose thread alone is here.
@safe
struct EngineFrame {
    /// The operation to execute.
    let operation: UnsafeMutablePointer<Operation>
    /// The state of the hart, before which there are the handlers.
    let state: UnsafeMutablePointer<HartState>
    /// What was left of the slice where the block began.
    let remaining: Int

    @inline(__always)
    init(_ operation: UInt, _ state: UInt, _ remaining: Int) {
        unsafe self.operation = UnsafeMutablePointer(bitPattern: operation).unsafelyUnwrapped
        unsafe self.state = UnsafeMutablePointer(bitPattern: state).unsafelyUnwrapped
        self.remaining = remaining
    }

    @inline(__always)
    init(
        _ operation: UnsafeMutablePointer<Operation>,
        _ state: UnsafeMutablePointer<HartState>,
        _ remaining: Int
    ) {
        unsafe self.operation = operation
        unsafe self.state = state
        self.remaining = remaining
    }
}

/// Operands and results.
extension EngineFrame {
    /// x0 to x31 and the one that stands for x0 as a target; then f0 to f31.
    @inline(__always)
    private var registers: UnsafeMutablePointer<UInt64> {
        unsafe UnsafeMutableRawPointer(state).assumingMemoryBound(to: UInt64.self)
    }

    /// x[rs1]
    @inline(__always)
    var a: UInt64 { unsafe registers[Int(operation.pointee.rs1)] }

    /// x[rs2]
    @inline(__always)
    var b: UInt64 { unsafe registers[Int(operation.pointee.rs2)] }

    /// The immediate.
    @inline(__always)
    var i: UInt64 { unsafe operation.pointee.immediate }

    /// The immediate of what follows and is no operation.
    @inline(__always)
    var data: UInt64 { unsafe (operation + 1).pointee.immediate }

    /// f[rs1]
    @inline(__always)
    var fa: UInt64 { unsafe registers[33 &+ Int(operation.pointee.rs1)] }

    /// f[rs2]
    @inline(__always)
    var fb: UInt64 { unsafe registers[33 &+ Int(operation.pointee.rs2)] }

    /// f[rs3]
    @inline(__always)
    var fc: UInt64 { unsafe registers[33 &+ Int(operation.pointee.rs3)] }

    /// Sets x[rd].
    @inline(__always)
    func write(_ value: UInt64) { unsafe registers[Int(operation.pointee.rd)] = value }

    /// Sets f[rd].
    @inline(__always)
    func writeFloat(_ value: UInt64) { unsafe registers[33 &+ Int(operation.pointee.rd)] = value }
}

/// Going on.
extension EngineFrame {
    /// Executes the operation, and those that follow.
    @inline(__always)
    func execute() -> UInt {
        let handlers = unsafe UnsafeRawPointer(state) - HandlerTable.byteCount
        let place = unsafe Int(operation.pointee.code.rawValue) &* MemoryLayout<Handler>.stride
        let handler = unsafe handlers.load(fromByteOffset: place, as: Handler.self)
        return unsafe handler(UInt(bitPattern: operation), UInt(bitPattern: state), remaining)
    }

    /// Goes on with an operation.
    @inline(__always)
    func dispatch(_ operation: UnsafeMutablePointer<Operation>, _ remaining: Int) -> UInt {
        #if DEBUG
        unsafe state.pointee.remaining = remaining
        return UInt(bitPattern: operation)
        #else
        return unsafe EngineFrame(operation, state, remaining).execute()
        #endif
    }

    /// Goes on with the operation behind.
    @inline(__always)
    func next() -> UInt { unsafe dispatch(operation + 1, remaining) }

    /// The frame of the operation behind, which is executed by the same handler.
    @inline(__always)
    var following: EngineFrame { unsafe EngineFrame(operation + 1, state, remaining) }

    /// Sets x[rd].
    ///
    /// - Returns: The frame of the operation behind, which is executed by the same handler.
    @inline(__always)
    func after(_ value: (EngineFrame) -> UInt64) -> EngineFrame {
        write(value(self))
        return following
    }

    /// Sets x[rd] and goes on.
    @inline(__always)
    func set(_ value: (EngineFrame) -> UInt64) -> UInt {
        write(value(self))
        return next()
    }

    /// Sets x[rd] to 1 or 0 and goes on.
    @inline(__always)
    func setIf(_ condition: (EngineFrame) -> Bool) -> UInt {
        write(condition(self) ? 1 : 0)
        return next()
    }

    /// What is left of the slice once this operation has retired.
    @inline(__always)
    var left: Int { unsafe remaining &- Int(operation.pointee.position) }

    /// Goes on where this operation jumps to.
    @inline(__always)
    func jump() -> UInt {
        let left = left
        let target = unsafe UnsafeMutablePointer<Operation>(bitPattern: UInt(i)).unsafelyUnwrapped
        return unsafe left < 0 ? leaveBefore(target, state, left) : dispatch(target, left)
    }

    /// Goes on at an address.
    @inline(__always)
    func go(to address: UInt64, _ left: Int) -> UInt {
        let index = Int(truncatingIfNeeded: address &>> 1) & (TranslationCache.jumpCount &- 1)
        let jumps = unsafe state.pointee.fetchContext + TranslationCache.jumpOffset
        let entry = unsafe jumps.assumingMemoryBound(to: JumpEntry.self) + index
        guard unsafe entry.pointee.address == address else { return unsafe goSlowly(address, state, left) }
        let target = unsafe UnsafeMutablePointer<Operation>(bitPattern: entry.pointee.operation).unsafelyUnwrapped
        return unsafe left < 0 ? leaveBefore(target, state, left) : dispatch(target, left)
    }

    /// Goes on with what a method of the hart says; kept out of handlers that are to be quick.
    @inline(__always)
    func call(_ body: (Hart) -> UnsafeMutablePointer<Operation>, _ left: Int) -> UInt {
        unsafe dispatch(withHart(body), left)
    }

    /// Calls with the hart, without counting references.
    @inline(__always)
    func withHart<Result>(_ body: (Hart) -> Result) -> Result {
        unsafe state.pointee.hart.unsafelyUnwrapped._withUnsafeGuaranteedRef { body($0) }
    }
}

/// The slice is over: leaves before an operation that begins a block, or a way out.
@inline(never)
private func leaveBefore(
    _ operation: UnsafeMutablePointer<Operation>,
    _ state: UnsafeMutablePointer<HartState>,
    _ left: Int
) -> UInt {
    let frame = unsafe EngineFrame(operation, state, left)
    return unsafe frame.call({ unsafe $0.leave(before: operation, left) }, left)
}

/// Goes on at an address that the jump cache does not have.
@inline(never)
private func goSlowly(
    _ address: UInt64,
    _ state: UnsafeMutablePointer<HartState>,
    _ left: Int
) -> UInt {
    // No operation is executed here.
    let frame = EngineFrame(UInt(bitPattern: state), UInt(bitPattern: state), left)
    let target = unsafe frame.withHart { unsafe $0.enter(address, left) }
    return unsafe left < 0 ? leaveBefore(target, state, left) : frame.dispatch(target, left)
}

/// Takes the exception that an operation has raised.
@inline(never)
func trap(_ frame: EngineFrame) -> UInt {
    let left = frame.left
    return unsafe frame.call({ unsafe $0.trap(frame.operation, left) }, left)
}
