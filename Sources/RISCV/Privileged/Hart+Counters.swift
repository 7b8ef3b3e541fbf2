// SPDX-License-Identifier: Apache-2.0

/// `mcycle` and `minstret`. A cycle is an instruction.
extension Hart {
    /// The bits of `mcountinhibit`.
    private static var cycleBit: UInt64 { 1 << 0 }
    private static var instructionBit: UInt64 { 1 << 2 }

    /// `mcycle`.
    var cycleCount: UInt64 {
        get { state.cycleOffset &+ (state.mcountinhibit & Self.cycleBit == 0 ? state.retiredInstructions : 0) }
        set {
            let isCounting = state.mcountinhibit & Self.cycleBit == 0
            state.cycleOffset = newValue &- (isCounting ? instructionsAfterThis : 0)
        }
    }

    /// `minstret`.
    var instructionCount: UInt64 {
        get {
            state.instructionOffset &+ (state.mcountinhibit & Self.instructionBit == 0 ? state.retiredInstructions : 0)
        }
        set {
            let isCounting = state.mcountinhibit & Self.instructionBit == 0
            state.instructionOffset = newValue &- (isCounting ? instructionsAfterThis : 0)
        }
    }

    /// Writes `mcountinhibit`: a counter that stops or starts shows what it showed.
    func inhibitCounters(_ value: UInt64) {
        let new = value & (Self.cycleBit | Self.instructionBit)
        let changed = new ^ state.mcountinhibit
        let count = instructionsAfterThis
        if changed & Self.cycleBit != 0 { state.cycleOffset &+= new & Self.cycleBit != 0 ? count : 0 &- count }
        if changed & Self.instructionBit != 0 {
            state.instructionOffset &+= new & Self.instructionBit != 0 ? count : 0 &- count
        }
        state.mcountinhibit = new
    }

    /// How many instructions will have retired when the next one reads a counter that this one writes.
    private var instructionsAfterThis: UInt64 { state.retiredInstructions &+ 1 }
}
