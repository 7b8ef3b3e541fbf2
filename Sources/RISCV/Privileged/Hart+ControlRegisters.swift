// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Reads a control and status register and then changes it. `fcsr` and its parts too.
    ///
    /// - Returns: What it was; nil for an illegal instruction, which is raised: not there, read-only, not permitted.
    func access(csr number: UInt16, _ operation: CSROperation, _ operand: UInt64) -> UInt64? {
        guard number.leastPrivilegeOfRegister <= state.privilege.rawValue,
            operation == .read || !number.isReadOnlyRegister
        else { return fail(.illegalInstruction, 0) }
        guard let register = ControlRegister(rawValue: number) else {
            return accessRow(number, operation, operand) ?? fail(.illegalInstruction, 0)
        }
        guard isPermitted(register) else { return fail(.illegalInstruction, 0) }
        let old = read(register)
        switch (register, operation) {
        case (_, .read): break
        // What is read has more in it than what instructions set and clear.
        case (.mip, _): changeInterrupts(operation, operand, mask: writableInterrupts)
        case (.sip, _): changeInterrupts(operation, operand, mask: writableInterrupts & state.mideleg & 1 << 1)
        default: write(register, operation.result(old, operand))
        }
        return old
    }

    /// Whether the register may be accessed, the mode that its number asks for aside.
    private func isPermitted(_ register: ControlRegister) -> Bool {
        switch register {
        case .fflags, .frm, .fcsr:
            state.mstatus & StatusRegister.floatingPoint != 0
        case .satp:
            state.privilege == .machine || state.mstatus & StatusRegister.trapVirtualMemory == 0
        case .stimecmp:
            state.privilege == .machine
                || state.mcounteren & 1 << 1 != 0
                    && state.menvcfg & EnvironmentConfiguration.hasSupervisorTimer != 0
        case .cycle, .time, .instret:
            mayReadCounter(UInt64(register.rawValue & 3))
        default:
            true
        }
    }

    /// Whether `mcounteren` and `scounteren` let the mode read a counter.
    private func mayReadCounter(_ index: UInt64) -> Bool {
        switch state.privilege {
        case .machine: true
        case .supervisor: state.mcounteren >> index & 1 != 0
        case .user: (state.mcounteren & state.scounteren) >> index & 1 != 0
        }
    }

    /// The registers that come in rows, and what they were.
    ///
    /// - Returns: Nil for a register that is not there.
    private func accessRow(_ number: UInt16, _ operation: CSROperation, _ operand: UInt64) -> UInt64? {
        switch number {
        case 0x3A0, 0x3A2:
            let half = Int(number & 2) >> 1
            let old = protection.packedConfigurations(half)
            if operation != .read {
                protection.setConfigurations(half, operation.result(old, operand))
                translations.removeAll()
            }
            return old
        case 0x3B0...0x3BF:
            let index = Int(number & 15)
            let old = protection.address(index)
            if operation != .read {
                protection.setAddress(index, operation.result(old, operand))
                translations.removeAll()
            }
            return old
        // `mhpmevent3` to 31 and `mhpmcounter3` to 31 count nothing.
        case 0x323...0x33F, 0xB03...0xB1F:
            return 0
        // `hpmcounter3` to 31, which `mcounteren` lets nobody else read.
        case 0xC03...0xC1F:
            return state.privilege == .machine ? 0 : nil
        default:
            return nil
        }
    }
}

extension CSROperation {
    /// What becomes of a value.
    fileprivate func result(_ old: UInt64, _ operand: UInt64) -> UInt64 {
        switch self {
        case .read: old
        case .write: operand
        case .set: old | operand
        case .clear: old & ~operand
        }
    }
}
