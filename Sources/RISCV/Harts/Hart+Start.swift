// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Starts over in M-mode, as after a reset; memory may have changed. No thread runs the hart meanwhile.
    ///
    /// - Parameter address: Where it starts.
    public func reset(to address: PhysicalAddress) {
        resetControlRegisters(to: .machine)
        state.x = InlineArray(repeating: 0)
        state.f = InlineArray(repeating: 0)
        state.pc = address.rawValue
        blocks.recheckAll()
    }
}
