// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Puts the hart where firmware or an operating system starts it. The hart's thread does this, or another one while
    /// that does not run it.
    ///
    /// - Parameters:
    ///   - address: Of the first instruction; even.
    ///   - privilege: The mode. For modes below M all is delegated and open.
    ///   - a0: By convention the hart's identifier.
    ///   - a1: By convention where the device tree is.
    public func reset(to address: UInt64, privilege: PrivilegeMode, a0: UInt64, a1: UInt64) {
        state.x = InlineArray(repeating: 0)
        state.f = InlineArray(repeating: 0)
        state.floatingPointFlags = []
        state.roundingMode = 0
        state.x[10] = a0
        state.x[11] = a1
        state.pc = address & ~1
        resetControlRegisters(to: privilege)
        // Memory may have changed in any way.
        blocks.removeAll()
    }

    /// The address of the next instruction. To be used by the hart's thread, or while that does not run the hart.
    public var programCounter: UInt64 {
        get { state.pc }
        set { state.pc = newValue & ~1 }
    }

    /// An x register, of number 0 to 31. To be used by the hart's thread, or while that does not run the hart.
    public subscript(x number: Int) -> UInt64 {
        get { state.x[number] }
        set { if number != 0 { state.x[number] = newValue } }
    }

    /// How many instructions have retired since the hart was made.
    public var retiredInstructionCount: UInt64 { state.retiredInstructions }
}
