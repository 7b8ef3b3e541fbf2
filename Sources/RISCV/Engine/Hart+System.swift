// SPDX-License-Identifier: Apache-2.0

/// Instructions that the engine takes apart by their bits.
extension Hart {
    /// Executes an access to a control and status register or a cache-block operation.
    ///
    /// - Returns: False where an exception is raised.
    @inline(never)
    func executeInBlock(_ o: UnsafeMutablePointer<Operation>, _ remaining: Int) -> Bool {
        let bits = unsafe o.pointee.immediate
        if unsafe o.pointee.code == .cbo {
            guard let operation = CacheBlockOperation(rawValue: UInt8(truncatingIfNeeded: bits >> 20)) else {
                preconditionFailure("the decoder lets four pass")
            }
            guard unsafe operate(operation, onBlockAt: register(o.pointee.rs1)) else {
                completeIllegal(bits)
                return false
            }
            return true
        }
        state.pc = unsafe address(of: o)
        let retired = unsafe remaining &- Int(o.pointee.position) &+ 1
        state.retiredInstructions = state.sliceEnd &- UInt64(truncatingIfNeeded: retired)
        let (operation, operand) = unsafe csrOperation(o)
        guard let old = access(csr: UInt16(truncatingIfNeeded: bits >> 20 & 0xFFF), operation, operand) else {
            raise(.illegalInstruction, bits)
            return false
        }
        unsafe set(o.pointee.rd, old)
        return true
    }

    private func csrOperation(_ o: UnsafeMutablePointer<Operation>) -> (CSROperation, UInt64) {
        let number = unsafe o.pointee.rs1
        switch unsafe o.pointee.code {
        case .csrrw: return (.write, register(number))
        case .csrrs: return (number == 0 ? .read : .set, register(number))
        case .csrrc: return (number == 0 ? .read : .clear, register(number))
        case .csrrwi: return (.write, UInt64(number))
        case .csrrsi: return (number == 0 ? .read : .set, UInt64(number))
        default: return (number == 0 ? .read : .clear, UInt64(number))
        }
    }

    /// Executes what ends a block otherwise than by a jump.
    ///
    /// - Parameter remaining: What is left of the slice once it has retired.
    /// - Returns: The operation to go on with.
    @inline(never)
    func executeAtEnd(_ o: UnsafeMutablePointer<Operation>, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        let bits = unsafe o.pointee.immediate
        let address = unsafe address(of: o)
        let behind = unsafe (o + 1).pointee.immediate
        state.pc = address
        state.retiredInstructions = state.sliceEnd &- UInt64(truncatingIfNeeded: remaining) &- 1
        switch unsafe o.pointee.code {
        case .fenceI:
            blocks.recheckAll()
            return unsafe goOn(behind, remaining)
        case .ecall:
            if state.privilege == .supervisor && configuration.answersSupervisorCalls {
                state.exit = .supervisorCall
                return unsafe leave(at: behind, remaining)
            }
            raise(state.privilege.callCause, 0)
            return unsafe trap(o, remaining)
        case .ebreak:
            raise(.breakpoint, address)
            return unsafe trap(o, remaining)
        case .wfi:
            guard mayWaitForInterrupt() else { break }
            return unsafe hasWakingInterrupt ? goOn(behind, remaining) : wait(.waitForInterrupt, behind, remaining)
        case .wrsNto, .wrsSto:
            // Both may end at any time (unprivileged specification, chapter "Zawrs").
            let isOver = hasReservationChanged() || hasWakingInterrupt
            return unsafe isOver ? goOn(behind, remaining) : wait(.waitForOthers, behind, remaining)
        case .pause:
            let isOver = !hasPausedLong() || hasWakingInterrupt
            return unsafe isOver ? goOn(behind, remaining) : wait(.waitForOthers, behind, remaining)
        case .mret:
            guard returnFromMachineMode() else { break }
            return unsafe goOn(state.pc, remaining)
        case .sret:
            guard returnFromSupervisorMode() else { break }
            return unsafe goOn(state.pc, remaining)
        case .sfenceVMA, .sinvalVMA:
            let page = unsafe o.pointee.rs1 == 0 ? nil : register(o.pointee.rs1)
            let space = unsafe o.pointee.rs2 == 0 ? nil : register(o.pointee.rs2)
            guard fenceTranslations(address: page, addressSpace: space) else { break }
            return unsafe goOn(behind, remaining)
        case .sfenceInval:
            guard mayFenceInvalidations() else { break }
            return unsafe goOn(behind, remaining)
        default:
            raise(.illegalInstruction, bits)
        }
        completeIllegal(bits)
        return unsafe trap(o, remaining)
    }

    /// Goes on at an address, in a state of the hart that may have changed.
    @inline(never)
    func goOn(_ address: UInt64, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        state.pc = address
        state.retiredInstructions = state.sliceEnd &- UInt64(truncatingIfNeeded: remaining)
        _ = takePendingInterrupt()
        if remaining < 0 { return unsafe blocks.leave }
        return unsafe enter(state.pc, remaining)
    }

    private func wait(
        _ exit: HartExit,
        _ address: UInt64,
        _ remaining: Int
    ) -> UnsafeMutablePointer<Operation> {
        state.exit = exit
        return unsafe leave(at: address, remaining)
    }

    /// An illegal instruction has its bits as value.
    private func completeIllegal(_ bits: UInt64) {
        if state.exceptionCause == .illegalInstruction { state.exceptionValue = bits }
    }

    /// Takes the exception that an operation has raised.
    ///
    /// - Parameter remaining: What is left of the slice; the operation is already taken off, though it has not retired, so that
    ///   traps that lead to nothing but traps end, too.
    @inline(never)
    func trap(_ o: UnsafeMutablePointer<Operation>, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        state.sliceEnd &-= 1
        let handler = unsafe trap(at: address(of: o), remaining)
        return unsafe remaining < 0 ? leave(at: state.pc, remaining) : handler
    }

    /// An x register.
    @inline(__always)
    func register(_ number: UInt8) -> UInt64 { state.x[Int(number)] }

    /// Sets an x register, of an operation.
    @inline(__always)
    func set(_ number: UInt8, _ value: UInt64) {
        if number == Operation.discarded { return }
        state.x[Int(number)] = value
    }
}

extension PrivilegeMode {
    /// The cause of an `ecall` from this mode.
    fileprivate var callCause: ExceptionCause {
        switch self {
        case .user: .userCall
        case .supervisor: .supervisorCall
        case .machine: .machineCall
        }
    }
}
